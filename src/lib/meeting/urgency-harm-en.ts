import type { Harm } from './urgency-search.ts';

/** English: threats, people in danger who cannot help themselves, and where somebody or something is hidden. See `urgency-search.ts`. */
const RELATIVE =
  '(?:(?:step|grand|god)?(?:dad|mom|father|mother|son|daughter|brother|sister|pa|ma)|uncle|aunt|cousin|husband|wife|boyfriend|girlfriend|ex|partner|fianc\\w{1,2}|babysitter|roommate)';
const PERSON = `(?:(?:my|our|her|his|the|this|that|some|a|an) (?:\\w{1,15} )?(?:${RELATIVE}|neighbou?r|landlord|super|man|woman|guy|kid|boy|girl|student|dude|person|teen|teenager|stranger|coach|teacher|priest|pastor|boss|coworker)|he|she|someone|somebody)`;
const CHILD =
  '(?:(?:little|small|young|tiny|lost) )?(?:girl|boy|kid|child|toddler|baby|infant|babies|kids|children|newborn)';
const PEOPLE =
  '(?:girls?|women|woman|people|men|workers|kids?|child|children|boys?|families|migrants|teenagers|him|her|them|us|me|someone|somebody)';
const MEMBER = `(?:(?:little|baby|big|older|younger|own|step) ?)?(?:${RELATIVE}|kids?|child|children|baby|girls?|boys?|niece|nephew|grandma|grandpa|friend)`;
const BUILDING =
  '(?:school|church|mosque|temple|synagogue|shul|house|home|building|apartment|store|place|station|precinct|meeting|office|mall|hospital|clinic|shelter|car|park|party|class|town hall|city hall|library)';
/** What is said to kill people, and does not: `these taxes are going to kill us`. */
const NOT_MEANT =
  "(?<!\\b(?:tax|taxes|rent|rents|heat|noise|bill|bills|price|prices|stairs|stress|commute|traffic|cold|job|work|smell|that|this|it|wait|cars|trucks|speeding|they) (?:is |are |will |'s |was |were )?)";
const WILL =
  "(?:is |are |'s |'re |s |im |i'm |i am |was |were )?(?:going to|gonna|gunna|planning to|plans to|plan to|wants to|want to|threatening to|threatened to|threatens to|about to|will)";

export const ENGLISH_HARM: Harm = {
  danger: [
    // Threats.
    new RegExp(
      `${NOT_MEANT}(?:\\bill |\\bi'll |\\bi will |\\b${PERSON}(?: (?:said|says|told \\w{1,12}|swears|swore|texted|posted|wrote|keeps saying|threatened))?(?: that)?(?: he| she)?(?:'ll|'s| is| will| would)? ?(?:going to |gonna |gunna |wants to |planning to |threatens to )?)(?:kill|shoot|stab|strangle|murder|hurt) (?:me|my (?:\\w{1,12} )?${MEMBER}|her|him)\\b(?! (?:feelings|chances|vibe|wallet|time|with (?:kindness|a smile|noise)))(?:(?= (?:when|if|tonight|today|tomorrow|now|one day|and|because|before|like|soon|over|as soon|unless)\\b)|(?=\\s*(?:$|[.,!;?])))`,
      'u'
    ),
    new RegExp(
      `\\b${WILL} (?:shoot up|burn down|blow up|bomb|set fire to|torch|attack|shoot up at) (?:the|this|that|his|her|my|our|your|a|an|their) (?:\\w{1,15} ){0,2}${BUILDING}\\b(?! (?:s?taff|budget|fund|prices))`,
      'u'
    ),
    new RegExp(
      `\\b${WILL} (?:kill|shoot|stab|murder) (?:everyone|everybody|them all|you all|y'all|all of (?:you|them|us)|a lot of people|the cops)\\b`,
      'u'
    ),
    new RegExp(
      `\\b${PERSON} (?:\\w{1,10} ){0,4}?(?:said|says|told \\w{1,12}|posted|texted|wrote)(?: that)?(?: he| she)?(?:'s|s|'ll| is| will)? ?(?:going to |gonna )?(?:bring|bringing|brings|carry|carrying|take|taking) (?:a|an|his|her) (?:\\w{1,10} )?(?:gun|knife|bomb|weapon|rifle|pistol|machete)\\b`,
      'u'
    ),
    new RegExp(
      `\\b(?:bringing|bring|brought) (?:a|an|his|her) (?:gun|knife|bomb|rifle|pistol) (?:to|into|in) (?:the )?(?:\\w{1,12} )?(?:school|class|church|work|meeting)\\b(?! (?:is|should|must|was|policy))`,
      'u'
    ),
    // Somebody who means to die.
    /\b(?:i|he|she|(?:my|our) \w{1,12}) (?:just |already )?(?:took|swallowed|ate) (?:all (?:of )?(?:the|my|his|her) |a (?:whole |full )?(?:bottle|bunch|handful) of (?:\w{1,12} )?|too many )(?:\w{1,12} )?pills\b/u,
    /\bi (?:really |just )?(?:(?:don't|dont|do not|no longer) want to (?:live any ?more|live any longer|be alive|wake up|exist)|want to die)\b(?! (?:of|from|laughing))|\bbetter off without me\b|\b(?:cut|slit|cutting) (?:my|her|his) wrists?\b|\b(?:i'm|im|i am) (?:going to|gonna) end it\b(?! (?:all )?(?:with|by) )/u,
    // A family member who is abused.
    new RegExp(
      `\\b(?:my|her|his|our|their|the) (?:(?:\\w{1,12}'s|step) )?(?:${RELATIVE}|coach|teacher|priest|pastor|boss|neighbou?r|tutor|counselor) (?:touches|touched|is touching|keeps touching|keeps grabbing|molests|molested|rapes|raped|gropes|groped|abuses) (?:me|us|(?:my|her|his|our|their) ${MEMBER})\\b(?! (?:heart|life|in the heart|deeply))`,
      'u'
    ),
    new RegExp(`\\b(?:my|her|his|our) ${RELATIVE} (?:touches|molests|rapes|gropes) (?:me|us)\\b`, 'u'),
    // People who are locked up.
    new RegExp(
      `\\b(?:keeps?|keeping|kept|holds?|holding|has|have|had|got|with) (?:\\w{1,12} )?${PEOPLE} (?:\\w{1,12} )?(?:locked (?:up|in|inside)|tied up|tied to|chained|captive|prisoner|hostage|against (?:their|her|his|my|our) will)\\b(?! (?:to the (?:schedule|phone)|by|in (?:court|traffic|meetings|line)))`,
      'u'
    ),
  ],
  emergency: [
    new RegExp(
      `(?:\\b${PERSON}|\\bold (?:man|woman|lady)) (?:(?:is|'s|was) not|isn't|isnt|aint|ain't|won't|wont|is not|not) (?:moving|responding|waking up|wake up|responsive)\\b(?! (?:to\\b|out|away|on\\b|fast|forward|back|to the (?:suburbs|city)))`,
      'u'
    ),
    /\b(?:lips|face|skin|fingers) (?:are|is|r|look|looks|turned|turning|went|going|all) (?:all )?(?:blue|purple|grey|gray)\b(?! (?:from|with) (?:paint|ink|candy))|\b(?:he|she|baby|kid|child) (?:is |'s |s )?turning (?:blue|purple)\b/u,
    new RegExp(
      `\\b(?:a|an|this|that|the|some) ${CHILD} (?:\\w{1,10} ){0,5}?(?:alone|by (?:him|her)self|wandering|walking|crawling|standing|lost|crying) (?:\\w{1,10} ){0,3}?(?:on|in|along|by|near|next to|across) (?:the )?(?:\\w{1,10} )?(?:highway|freeway|expressway|interstate|parkway|tracks|train tracks|shoulder|roof|ledge|median)\\b`,
      'u'
    ),
    new RegExp(
      `(?<!\\b(?:no|more|when|if) )\\b(?:${CHILD}|dog|puppy|old man|old woman|elderly \\w{1,8}|someone|somebody|woman|man) (?:is |was |has been |'s |are )?(?:left |been )?(?:locked|left alone|alone|trapped|stuck|left) (?:up )?(?:in|inside|inside of) (?:a|an|the|this|that|their|her|his) (?:hot |parked |locked |\\w{1,10} )?(?:car|van|truck|vehicle|suv|trunk|elevator|dumpster)\\b`,
      'u'
    ),
    /\b(?:someone|somebody|people|driver|kids?|man|woman|guy|family|child|passenger|lady|he|she|they) (?:is |are |'s |'re |still )*(?:trapped|pinned|stuck) (?:inside|under|underneath|beneath|in the (?:car|wreck|building|fire|elevator|truck|apartment|house))\b/u,
    /\b(?:car|truck|bus|van|suv|motorcycle|jeep|pickup|school bus|taxi|ambulance) (?:has )?(?:just |has just )(?:flipped|overturned|rolled over|crashed|went (?:off|into)|hit (?:a|the|someone|somebody|my)|plowed|ran (?:into|over)|exploded|caught fire|drove into)\b|\b(?:car|truck|bus|van|suv) (?:flipped|overturned|rolled over|upside down)\b.{0,40}\b(?:inside|trapped|stuck|hurt|bleeding)\b/u,
    /\bjust (?:got )?(?:hit|snatched|robbed|stabbed|shot|attacked|mugged|punched|pushed|ran over|knocked down|jumped|held up|slashed|beat up|kidnapped|took off with|stole) (?:a|an|my|the|some|her|his|this|that|someone|somebody|two|old)\b(?:'s)? ?(?:\w{1,12} ){0,2}?(?:'s )?(?:\w{1,12}'s )?(?:lady|woman|man|guy|girl|boy|kid|child|teen|student|cyclist|pedestrian|driver|person|purse|bag|backpack|wallet|phone|cashier|clerk|store|bodega|deli|bank|pharmacy|register|car|mom|mother|husband|wife|son|daughter|neighbor|friend|grandma|someone|somebody)\b/u,
    /\b(?:someone|somebody|a|an|my|the|this) ?(?:\w{1,10} )?(?:kid|man|woman|guy|girl|boy|child|person|lady|worker|friend|son|daughter)? (?:just )?fell (?:off (?:the|a) (?:roof|bridge|building|scaffold\w{0,5}|balcony|ladder|platform)|(?:in|into|through|onto|on) the (?:\w{1,10} )?(?:tracks|river|lake|pond|ice|pool|canal|creek|water))\b/u,
    /\b(?:flames|fire|smoke) (?:is |are )?(?:coming|pouring|shooting) (?:out|from)\b|\bthere(?:'s| is| are|s) flames\b|\b(?:house|apartment|kitchen|car|building|brush|electrical|trash) fire (?:at|on|in|next|right|across|behind|near)\b/u,
    /\b(?:there's|theres|there is) (?:someone|somebody|a (?:strange )?(?:man|guy|stranger|person)) (?:is )?(?:in|inside|in front of me in|hiding in) (?:my|our) (?:\w{1,10} )?(?:house|home|apartment|basement|yard|garage|room|bathroom|closet|car|kitchen|hallway)\b/u,
    /\b(?:they|people|guys|kids|men|two guys|someone|somebody|he|she) (?:is |are |r |'re |'s )?(?:still )?shooting (?:at (?:people|us|me|each other|cars|him|her|the (?:house|car|police))|outside|right|guns|in the (?:street|lobby|hallway|building|store|parking lot))\b/u,
    /\b(?:people|girls?|women|woman|kids?|child|children|boys?|someone|somebody|neighbou?rs?|he|she) (?:\w{1,10} ){0,2}?(?:screaming|yelling|crying|calling|begging) (?:out )?for help\b/u,
    /\b(?:dragging|dragged|forcing|forced|pulling|pulled|shoving|shoved|threw) (?:a|an|this|that|the|some|her|him|my)(?: \w{1,10}){0,2} (?:in|into) (?:a|an|the|his|their) (?:\w{1,10} )?(?:van|car|trunk|truck|suv)\b/u,
    /\bpushed (?:onto the tracks|in front of (?:a|the) (?:train|bus))\b/u,
    /\bmy chest (?:hurts|is hurting)\b/u,
    /\bthere(?:'s|s| is| are) (?:someone|somebody|kids?|children|people|girls|women) (?:\w{1,8} )?(?:in my|locked in (?:my|the)|trapped in (?:my|the)|inside my) (?:\w{1,10} )?(?:house|home|apartment|basement|closet|trunk|bathroom|attic|yard|garage|car)\b/u,
  ],
  crime: [
    /\b(?:i|we) (?:know|saw|seen|found|heard|found out) (?:exactly )?where (?:\w{1,12} ){1,4}?(?:hid|hides|hide|keeps?|stash\w{0,2}|buried|put|dumped|threw|stores?|sells?) (?:\w{1,12} ){0,3}?(?:guns?|weapons?|knife|body|drugs|money|cash|loot|pistol|rifle|stolen)\b/u,
    /\b(?:i|we) know where (?:the |his |her |their |all the )?(?:stolen \w{1,12}|guns?|body|drugs|loot) (?:is|are|was|were|went|go|goes)\b/u,
    /\b(?:wanted (?:for|in|by)|(?:you|police|cops|they) (?:are |re |'re )?(?:want|looking) for|on the news|who (?:shot|robbed|stabbed|raped|kidnapped|hit and ran|killed (?:that|the) (?:\w{1,10} )?(?:man|woman|boy|girl|kid|guy))|escaped)\b.{0,70}\b(?:he's|hes|she's|is|he is|been|s) (?:hiding|sleeping|staying|living|laying low|crashing|holed up|parked)\b/u,
    /\b(?:sell|sells|selling|deal|deals|dealing|cook|cooks|cooking|move|moves|moving|make|makes|making) (?:\w{1,10} )?(?:drugs|crack|cocaine|coke|heroin|meth|fentanyl|pills|guns) (?:out of|from|in|at|inside) (?:the |that |this |a )(?:\w{1,10} ){0,2}(?:house|apartment|trailer|garage|basement|barbershop|laundromat|deli|bodega|van|car|motel|building at)\b/u,
    /\bstolen (?:\w{1,10} )?(?:cars?|bikes?|goods|guns?|phones|packages|catalytic converters|scooters) (?:go|goes|went|come|are (?:kept|sold|stored|hidden|chopped)|get (?:sold|chopped|stored)|end up) (?:in|into|to|at|from|out of|behind|under)\b/u,
    /\b(?:massage|spa|salon|motel|brothel|basement)\b.{0,40}\b(?:forced|forcing|forces|underage|trafficked|trafficking|against their will|passports)\b/u,
  ],
};
