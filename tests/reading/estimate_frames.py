"""Judgements of what will come, made from classes of hedges and the frames they stand in, and which way each leans."""

from collections.abc import Iterator
from dataclasses import dataclass

LIKELY, UNLIKELY = "likely", "unlikely"

FRAMES: dict[str, tuple[str, ...]] = {
    "predicate": (
        "It is {} that Norway will sign the treaty.",
        "It looks {} that Norway will sign the treaty.",
        "That Norway will sign the treaty is {}.",
        "That Norway will sign the treaty seems {}.",
        "A signature is {}.",
        "A truce before winter is {}.",
        "A truce is {}, diplomats say.",
        "A truce now looks {}.",
        "A truce remains {}.",
        "Diplomats think a truce {}.",
        "Diplomats consider a truce {}.",
        "Diplomats say a truce is {}.",
        "A truce, which diplomats call {}, would end the war.",
        "A truce? {}.",
        "Is a truce near? {}, say diplomats.",
        "A truce is {} and the war will go on.",
    ),
    "raising": (
        "Norway is {} to sign the treaty.",
        "Norway looks {} to sign the treaty.",
        "Norway, {} to sign the treaty, has recalled its envoy.",
        "The two sides are {} to sign the treaty.",
        "Diplomats say Norway is {} to sign the treaty.",
        "A truce is {} to follow.",
    ),
    "adverb": (
        "Norway will {} sign the treaty.",
        "{} Norway will sign the treaty.",
        "Norway, {}, will sign the treaty.",
        "Norway will sign the treaty, {}.",
        "Norway is {} going to sign the treaty.",
        "There will {} be a truce.",
        "Talks will {} resume in May.",
    ),
    "denied adverb": (
        "Norway will {} sign the treaty.",
        "There will {} be a truce.",
        "Talks will {} resume in May.",
    ),
    "attributive": (
        "A {} outcome is a truce.",
        "The {} outcome is a truce.",
        "The {} outcome is that Norway will sign the treaty.",
        "The {} result will be a truce.",
    ),
    "there": (
        "There is {} that Norway will sign the treaty.",
        "There is {} of a truce.",
        "There is {} of Norway signing the treaty.",
        "There remains {} of a truce.",
        "Diplomats see {} of a truce.",
        "Diplomats see {} that Norway will sign the treaty.",
        "Norway stands {} of winning the vote.",
        "Norway has {} of winning the vote.",
        "A truce has {} of surviving the winter.",
        "Diplomats give a truce {} of surviving the winter.",
        "With {} of a truce, the war goes on.",
        "{} of a truce, diplomats say.",
    ),
    "thinks": (
        "{} that Norway will sign the treaty.",
        "{} Norway will sign the treaty.",
    ),
    "foresees": (
        "{} a truce.",
        "{} a truce before winter.",
    ),
    "passive": (
        "Norway is {} to sign the treaty.",
        "Norway is widely {} to sign the treaty.",
        "A truce is {} to follow.",
        "A truce is {} to be signed in May.",
    ),
}
"""Sentences with a place for a hedge, by the class of hedge that they take."""

HEDGES: tuple[tuple[str, str, str], ...] = (
    (
        "predicate",
        LIKELY,
        "likely|very likely|probable|highly probable|all but certain|certain|inevitable"
        "|a foregone conclusion|a safe bet|on the cards|in prospect|odds-on|plausible|conceivable"
        "|more likely than not|only a matter of time|in the offing|a near certainty|close to certain"
        "|a strong possibility|a real possibility|a distinct possibility|a good bet|a virtual certainty"
        "|in sight|unavoidable|quite possible|perfectly possible|well within reach|not impossible"
        "|not unlikely|not inconceivable|not out of the question|by no means impossible"
        "|far from impossible",
    ),
    (
        "predicate",
        UNLIKELY,
        "unlikely|highly unlikely|improbable|doubtful|in doubt|implausible|a long shot|a tall order"
        "|out of the question|inconceivable|unthinkable|a distant prospect|a remote possibility"
        "|far from certain|by no means certain|anything but certain|not likely|far-fetched"
        "|off the table for now|most unlikely|no certainty|a forlorn hope|a pipe dream"
        "|as far off as ever|wishful thinking|beyond reach|less likely than not|hardly likely"
        "|scarcely conceivable|some way off|a poor bet|an outside chance|a slim hope"
        "|no foregone conclusion|not on the cards|nowhere in sight|far from assured|barely conceivable",
    ),
    (
        "raising",
        LIKELY,
        "likely|very likely|almost certain|bound|set|certain|sure|more likely than not|poised|on course"
        "|destined|likelier than not|as good as certain|all but certain|on track|virtually certain"
        "|well placed",
    ),
    (
        "raising",
        UNLIKELY,
        "unlikely|most unlikely|highly unlikely|not likely|hardly likely|scarcely likely"
        "|less likely than ever|less likely by the day|not expected|far from certain|by no means certain"
        "|far from sure|not at all likely|very unlikely",
    ),
    (
        "adverb",
        LIKELY,
        "probably|very likely|presumably|by all odds|almost certainly|almost surely|doubtless|no doubt"
        "|undoubtedly|inevitably|most likely|surely|certainly|in all certainty|without doubt"
        "|more likely than not|conceivably|possibly|as likely as not|more than likely|sooner or later"
        "|quite possibly|very probably|in the end almost certainly",
    ),
    (
        "denied adverb",
        UNLIKELY,
        "almost certainly not|probably not|very likely not|most likely not"
        "|most probably not|presumably not|almost surely not",
    ),
    (
        "attributive",
        LIKELY,
        "likely|probable|likeliest|most likely|most probable|likelier|more probable|more likely"
        "|almost certain|inevitable|plausible|possible|most plausible",
    ),
    (
        "attributive",
        UNLIKELY,
        "unlikely|least likely|improbable|less likely|least probable|unlikeliest|highly unlikely",
    ),
    (
        "there",
        LIKELY,
        "a good chance|a fair chance|every chance|an even chance|every prospect|a strong likelihood"
        "|a high probability|a real possibility|a distinct possibility|a serious risk|every likelihood"
        "|a better than even chance|a reasonable chance|a decent chance|a strong chance"
        "|a 60 percent chance|a one in two chance|a strong probability|a fifty-fifty chance",
    ),
    (
        "there",
        UNLIKELY,
        "little chance|no chance|little prospect|no prospect|little hope|little likelihood|scant chance"
        "|no more than an even chance|less than an even chance|next to no chance|a slim chance"
        "|a remote chance|almost no chance|precious little chance|not much chance|a one in five chance"
        "|at best a one in four chance|not the slightest chance|scant hope|no realistic prospect"
        "|no immediate prospect|barely any chance|only a faint chance|only a small chance"
        "|hardly any prospect",
    ),
    (
        "thinks",
        LIKELY,
        "I expect|We think|Diplomats expect|Analysts reckon|Most observers predict|Many believe"
        "|I would bet|I suspect|Few doubt|Nobody doubts|Diplomats are confident|Analysts are betting"
        "|My guess is|The betting is|The consensus is|The smart money says|The expectation is"
        "|Analysts forecast|Diplomats have little doubt|There is little doubt|Chances are|The odds are"
        "|The likelihood is|The probability is|Everyone assumes|It is widely expected"
        "|It is generally assumed|The general view is|All the signs are|Conventional wisdom holds"
        "|It is a fair bet|You can bet|The prevailing view is|The verdict of most analysts is",
    ),
    (
        "thinks",
        UNLIKELY,
        "I doubt|Few expect|Nobody expects|Diplomats doubt|No one believes|Few analysts think"
        "|Hardly anyone believes|I do not expect|We do not believe|Analysts do not think|Few would bet"
        "|Nobody seriously expects|It is hard to believe|It is difficult to imagine|There is no sign"
        "|There is little sign|There is little to suggest|Nothing suggests|There are serious doubts"
        "|Not many believe|I would be surprised if|It would be a surprise if|It would be astonishing if"
        "|Do not expect|Only an optimist would expect|Scarcely anyone thinks"
        "|Analysts hold out little hope|I would not bet",
    ),
    (
        "foresees",
        LIKELY,
        "I expect|Diplomats expect|Analysts predict|Most observers foresee|We anticipate|I would bet on"
        "|The betting is on|The smart money is on|Analysts are forecasting|Diplomats are counting on"
        "|Most analysts are banking on|All signs point to|Everything points to|The signs point to"
        "|My money is on|The odds favour|The talks look like ending in|The dispute is heading for"
        "|The quarrel is likely to end in|The likeliest outcome is|Likeliest is|More probable is"
        "|Most likely is|The talks will probably end in",
    ),
    (
        "foresees",
        UNLIKELY,
        "Few expect|Nobody expects|I do not expect|Do not expect|Few predict|No analyst foresees"
        "|I would not bet on|Nobody is betting on|Few would bet on|Few believe in|Hopes are fading of"
        "|The odds are against|The odds are stacked against|The odds are two to one against"
        "|The betting is against|Hardly anyone expects|I would bet against|Nobody holds out much hope of"
        "|Less likely is|Hopes have faded of|Diplomats see no prospect of|Do not bet on"
        "|Do not hold your breath for|Diplomats discount|Analysts rule out",
    ),
    (
        "passive",
        LIKELY,
        "expected|tipped|thought likely|forecast|predicted|believed likely|seen as likely|projected"
        "|judged likely|thought certain|deemed likely|fancied",
    ),
    (
        "passive",
        UNLIKELY,
        "thought unlikely|seen as unlikely|not expected|considered unlikely|judged unlikely"
        "|no longer expected|hardly expected|deemed unlikely",
    ),
)
"""Classes, which way their hedges lean, and the hedges."""

SENTENCES: tuple[tuple[str, str], ...] = (
    ("Likelier is that Norway will sign the treaty.", LIKELY),
    ("More probable is that Norway will sign the treaty.", LIKELY),
    ("Less likely is that Norway will sign the treaty.", UNLIKELY),
    ("More likely, Norway will sign the treaty.", LIKELY),
    ("More likely a truce will follow.", LIKELY),
    ("A truce is more likely than not.", LIKELY),
    ("A truce is less likely by the day.", UNLIKELY),
    ("A truce grows less likely by the day.", UNLIKELY),
    ("A truce is looking increasingly unlikely.", UNLIKELY),
    ("A truce is looking increasingly likely.", LIKELY),
    ("A truce appears more likely than at any time this year.", LIKELY),
    ("The chances of a truce are no more than even.", UNLIKELY),
    ("The chances of a truce are no better than even.", UNLIKELY),
    ("The chances of a truce are slim.", UNLIKELY),
    ("The chances of a truce look good.", LIKELY),
    ("Chances of a truce are rated poor.", UNLIKELY),
    ("The chance of a truce is put at one in five.", UNLIKELY),
    ("Analysts put the chance of a truce at 70 percent.", LIKELY),
    ("Analysts put the chances of a truce at one in ten.", UNLIKELY),
    ("The odds on a truce are two to one against.", UNLIKELY),
    ("The odds of a truce are three to one.", UNLIKELY),
    ("The odds are 70-30 in favour of a truce.", LIKELY),
    ("The odds are two to one against a truce.", UNLIKELY),
    ("The odds of a truce are shortening.", LIKELY),
    ("The odds of a truce are lengthening.", UNLIKELY),
    ("Whether Norway will sign the treaty is a coin toss.", LIKELY),
    ("A truce is a coin toss.", LIKELY),
    ("A truce is touch and go.", LIKELY),
    ("Whether Norway signs the treaty is touch and go.", LIKELY),
    ("It is an even bet whether Norway will sign the treaty.", LIKELY),
    ("It is a toss-up whether Norway will sign the treaty.", LIKELY),
    ("It is even money that Norway will sign the treaty.", LIKELY),
    ("It is doubtful whether Norway will sign the treaty.", UNLIKELY),
    ("It is far from clear that Norway will sign the treaty.", UNLIKELY),
    ("It is anything but certain that Norway will sign the treaty.", UNLIKELY),
    ("It is not thought that Norway will sign the treaty.", UNLIKELY),
    ("It is unlikely in the extreme that Norway will sign the treaty.", UNLIKELY),
    ("It is hardly likely that Norway will sign the treaty.", UNLIKELY),
    ("It is hard to see Norway signing the treaty.", UNLIKELY),
    ("It is hard to see how Norway can sign the treaty.", UNLIKELY),
    ("It is difficult to imagine a truce.", UNLIKELY),
    ("It is difficult to envisage Norway signing the treaty.", UNLIKELY),
    ("I cannot see Norway signing the treaty.", UNLIKELY),
    ("Nobody can see Norway signing the treaty.", UNLIKELY),
    ("Few see Norway signing the treaty.", UNLIKELY),
    ("Few can imagine Norway signing the treaty.", UNLIKELY),
    ("One can hardly imagine Norway signing the treaty.", UNLIKELY),
    ("Norway looks like signing the treaty.", LIKELY),
    ("Norway looks set to sign the treaty.", LIKELY),
    ("Norway does not look like signing the treaty.", UNLIKELY),
    ("Norway shows no sign of signing the treaty.", UNLIKELY),
    ("Norway seems likely to sign the treaty.", LIKELY),
    ("Norway seems unlikely to sign the treaty.", UNLIKELY),
    ("Norway is heading for a default.", LIKELY),
    ("Norway is headed for a default.", LIKELY),
    ("Norway is on course for a default.", LIKELY),
    ("Norway is in danger of losing the vote.", LIKELY),
    ("Norway is on the verge of a default.", LIKELY),
    ("Norway is on the brink of a default.", LIKELY),
    ("The talks promise to be long.", LIKELY),
    ("The winter promises to be a hard one.", LIKELY),
    ("The quarrel threatens to become a war.", LIKELY),
    ("The row threatens to bring down the government.", LIKELY),
    ("The strike threatens to spread.", LIKELY),
    ("The dispute is threatening to spill over the border.", LIKELY),
    ("A truce, which few expect, would end the war.", UNLIKELY),
    ("A truce, which nobody thinks likely, would end the war.", UNLIKELY),
    ("A default, which most bankers expect, would hurt Peru.", LIKELY),
    ("Peru faces the likely collapse of its currency.", LIKELY),
    ("Diplomats speak of the likely failure of the talks.", LIKELY),
    ("The likelihood of a truce is small.", UNLIKELY),
    ("The likelihood of a truce is rated low.", UNLIKELY),
    ("The probability of a truce is below one in three.", UNLIKELY),
    ("The probability of a truce is high.", LIKELY),
    ("The prospect of a truce is remote.", UNLIKELY),
    ("The prospects of a truce are dim.", UNLIKELY),
    ("The prospects for a truce are bright.", LIKELY),
    ("Hopes of a truce are fading.", UNLIKELY),
    ("Hopes of a truce are slim.", UNLIKELY),
    ("Hopes of a truce are rising.", LIKELY),
    ("Hope of a truce has all but gone.", UNLIKELY),
    ("Hopes that Norway will sign the treaty are fading.", UNLIKELY),
    ("The risk of a default is high.", LIKELY),
    ("The risk of a default is small.", UNLIKELY),
    ("The risk of a default is growing.", LIKELY),
    ("The danger of a clash is real.", LIKELY),
    ("The danger is that the strike will spread.", LIKELY),
    ("The risk is that the strike will spread.", LIKELY),
    ("The hope is slim that Norway will sign the treaty.", UNLIKELY),
    ("The possibility of a truce cannot be ruled out.", LIKELY),
    ("A truce cannot be ruled out.", LIKELY),
    ("A truce cannot be excluded.", LIKELY),
    ("Nobody rules out a truce.", LIKELY),
    ("Diplomats do not rule out a truce.", LIKELY),
    ("Expectations of a truce are low.", UNLIKELY),
    ("Expectations of a truce are high.", LIKELY),
    ("The expectation is of a truce.", LIKELY),
    ("The general expectation is for a truce.", LIKELY),
    ("The consensus is for a truce.", LIKELY),
    ("The verdict of the markets is that Norway will sign the treaty.", LIKELY),
    ("The markets are betting that Norway will sign the treaty.", LIKELY),
    ("Traders are betting on a default.", LIKELY),
    ("Traders put a default at three in four.", LIKELY),
    ("Insurers rate a war as more likely than not.", LIKELY),
    ("Insurers now regard a war as probable.", LIKELY),
    ("Diplomats dismiss a truce as improbable.", UNLIKELY),
    ("Diplomats regard a truce as a remote possibility.", UNLIKELY),
    ("Diplomats describe a truce as unlikely.", UNLIKELY),
    ("Norway, analysts believe, will sign the treaty.", LIKELY),
    ("Norway, nobody doubts, will sign the treaty.", LIKELY),
    ("Norway will, I think, sign the treaty.", LIKELY),
    ("Norway may well sign the treaty.", LIKELY),
    ("Norway might well sign the treaty.", LIKELY),
    ("Norway could well sign the treaty.", LIKELY),
    ("Norway might conceivably sign the treaty.", LIKELY),
    ("Norway may sign the treaty in May.", LIKELY),
    ("Norway might yet sign the treaty.", LIKELY),
    ("Norway will hardly sign the treaty.", UNLIKELY),
    ("The treaty has no hope of being ratified.", UNLIKELY),
    ("The treaty stands little chance of being ratified.", UNLIKELY),
    ("The treaty has every chance of being ratified.", LIKELY),
    ("The treaty is expected to be ratified.", LIKELY),
    ("The treaty is not expected to be ratified.", UNLIKELY),
    ("The truce is thought unlikely to hold.", UNLIKELY),
    ("The truce is believed unlikely to survive the winter.", UNLIKELY),
    ("The truce is seen as likely to hold.", LIKELY),
    ("The truce is given little chance of lasting.", UNLIKELY),
    ("Few give the truce much chance of lasting.", UNLIKELY),
    ("The truce will not last, diplomats predict.", UNLIKELY),
    ("The truce will last, by most accounts.", LIKELY),
    ("Will the truce hold? Probably.", LIKELY),
    ("Will the truce hold? Probably not.", UNLIKELY),
    ("Will the truce hold? Almost certainly not.", UNLIKELY),
    ("Will the truce hold? I doubt it.", UNLIKELY),
    ("Will the truce hold? Few think so.", UNLIKELY),
    ("A truce? Unlikely.", UNLIKELY),
    ("A truce? Not likely.", UNLIKELY),
    ("A truce? Do not bet on it.", UNLIKELY),
    ("A truce by May? The odds are against it.", UNLIKELY),
    ("An agreement is expected within days.", LIKELY),
    ("An agreement is expected by Friday.", LIKELY),
    ("No agreement is expected before May.", UNLIKELY),
    ("No agreement is in sight.", UNLIKELY),
    ("No truce is likely before winter.", UNLIKELY),
    ("There is unlikely to be a truce.", UNLIKELY),
    ("There is likely to be an early election.", LIKELY),
    ("There is no reason to expect a truce.", UNLIKELY),
    ("There is every reason to expect a truce.", LIKELY),
    ("There is good reason to think that Norway will sign the treaty.", LIKELY),
    ("There is little reason to think that Norway will sign the treaty.", UNLIKELY),
    ("There are few grounds for expecting a truce.", UNLIKELY),
    ("There are growing signs that Norway will sign the treaty.", LIKELY),
    ("Nothing suggests that Norway will sign the treaty.", UNLIKELY),
    ("Everything suggests that Norway will sign the treaty.", LIKELY),
    ("The evidence suggests that Norway will sign the treaty.", LIKELY),
    ("Odds are that Norway will sign the treaty.", LIKELY),
    ("The odds are that Norway will not sign the treaty.", UNLIKELY),
    ("Norway's chances of winning the vote are slim.", UNLIKELY),
    ("Norway's chances of winning the vote are good.", LIKELY),
    ("Its chances of survival are poor.", UNLIKELY),
    ("Chances of rain aside, Norway will probably sign the treaty.", LIKELY),
    ("A deal remains a long way off.", UNLIKELY),
    ("A deal is nowhere near.", UNLIKELY),
    ("A deal is within reach, diplomats believe.", LIKELY),
    ("A default is looming.", LIKELY),
    ("A war looms.", LIKELY),
    ("War is not far off.", LIKELY),
    ("It would surprise nobody if Norway signed the treaty.", LIKELY),
    ("It would be no surprise if Norway signed the treaty.", LIKELY),
    ("It would be a miracle if Norway signed the treaty.", UNLIKELY),
    ("I should be surprised if Norway signed the treaty.", UNLIKELY),
    ("I shall be surprised if Norway signs the treaty.", UNLIKELY),
    ("Nobody should be surprised if Norway signs the treaty.", LIKELY),
    ("Nobody should count on a truce.", UNLIKELY),
    ("It would be rash to bet on a truce.", UNLIKELY),
    ("It would be naive to expect a truce.", UNLIKELY),
    ("It would be foolish to rule out a truce.", LIKELY),
    ("One should not expect a truce.", UNLIKELY),
    ("Only a fool would bet on a truce.", UNLIKELY),
    ("Only an optimist would expect a truce.", UNLIKELY),
    ("Even optimists do not expect a truce.", UNLIKELY),
    ("Not even optimists expect a truce.", UNLIKELY),
    ("Pessimists expect a default.", LIKELY),
    ("What is likely is a truce.", LIKELY),
    ("What most expect is a truce.", LIKELY),
    ("What nobody expects is a truce.", UNLIKELY),
    ("What looks most likely is a truce.", LIKELY),
    ("Expect a truce.", LIKELY),
    ("Expect the talks to drag on.", LIKELY),
    ("Expect no truce.", UNLIKELY),
    ("Barring a miracle, Norway will lose the vote.", LIKELY),
    ("Bar a miracle, the talks will fail.", LIKELY),
    ("Short of a miracle, the talks will fail.", LIKELY),
    ("If anything, a truce is less likely than before.", UNLIKELY),
    ("A truce has become more likely since May.", LIKELY),
    ("A truce has become less likely since May.", UNLIKELY),
    ("The raid makes a truce less likely.", UNLIKELY),
    ("The raid makes a truce more likely.", LIKELY),
    ("The raid has made a truce unlikely.", UNLIKELY),
    ("The raid makes it unlikely that Norway will sign the treaty.", UNLIKELY),
    ("The raid has put a truce out of reach.", UNLIKELY),
    ("The raid has all but ended hopes of a truce.", UNLIKELY),
    ("The raid has dimmed hopes of a truce.", UNLIKELY),
    ("The raid has raised the odds of a war.", LIKELY),
    ("The raid raises the risk of a war.", LIKELY),
    ("The raid lowers the chances of a truce.", UNLIKELY),
    ("The raid has lengthened the odds on a truce.", UNLIKELY),
)
"""Wordings that stand in no frame."""

NOTHING: tuple[str, ...] = (
    "Norway is certain of its rights.",
    "Norway may use the harbour under the treaty.",
    "Norway's envoy probably knew of the raid.",
    "The raid was probably the work of smugglers.",
    "It is likely that the envoy left on Monday.",
    "Norway is set in its ways.",
    "Norway doubts the value of the treaty.",
    "Norway promised to sign the treaty.",
    "Norway threatened to leave the pact.",
    "Norway will sign the treaty, its minister said.",
    "Norway stands to attention.",
    "The minister took a chance and went.",
    "There is no question that the harbour is Norwegian.",
    "The odds and ends of the fleet were sold.",
    "The envoy bet ten crowns on a horse.",
    "Norway looks like a fortress.",
    "Norway is under no obligation to sign.",
    "The minister must be sure of his facts.",
    "Is a truce likely?",
    "The likely author of the letter was arrested.",
    "Norway seems to have left the pact.",
    "Norway insists that Peru must sign.",
    "The plan tends to the absurd.",
    "The prospect of a truce was discussed on Monday.",
    "If a truce is likely, Norway will send an envoy.",
    "The danger of mines was explained to the crew.",
    "The verdict is that the minister lied.",
    "The consensus is that the minister lied.",
    "The fear is that the crew is dead.",
    "Norway fears for the crew.",
)
"""Near misses: duties, facts, demands, questions and threats, none of which is a judgement of what will come."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence and which way it judges what may come."""

    text: str
    leans: str


def rows() -> Iterator[tuple[str, str, list[Judged]]]:
    """Each frame with each hedge of its class, a frame at a time: its sentence, its lean, and what is made of it."""
    for frame, leans, hedges in HEDGES:
        for template in FRAMES[frame]:
            yield template, leans, [Judged(_said(template.format(hedge)), leans) for hedge in hedges.split("|")]


def _said(text: str) -> str:
    """With a capital at the start of each sentence."""
    before, mark, after = text.partition("? ")
    return before[:1].upper() + before[1:] + mark + after[:1].upper() + after[1:]
