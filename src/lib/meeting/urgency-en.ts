import type { Signs } from './urgency-search.ts';

/** English: see `urgency-search.ts`. Words are put together from parts, so that each part is written once. */
const SOMEBODY =
  '(?:someone|somebody|(?:a|an|the|this|that|my|our|another) (?:\\w+ )?(?:man|woman|guy|lady|person|girl|boy|kid|child|baby|teen|teenager|neighbor|neighbour|friend|mom|mother|dad|father|husband|wife|son|daughter|brother|sister|grandma|grandpa|grandmother|grandfather|driver|cyclist|pedestrian|officer|student|roommate|ex|boyfriend|girlfriend|stranger)|he|she|i)';
const IS =
  "(?: is|'s|(?<=one|body|\\bs?he)s| am|'m|(?<=\\bi)m)(?: just| now| still| badly| seriously| currently| lying| here| down| on the \\w+)*";
const VICTIM =
  '(?:me|us|him|her|someone|somebody|people|(?:a|an|the|my|his|her|our|another) (?:\\w+ )?(?:man|woman|girl|boy|kid|child|baby|neighbor|wife|husband|girlfriend|boyfriend|mother|father|son|daughter|driver|person|lady|guy|cashier|clerk|friend))';
const WEAPON = '(?:gun|knife|weapon|machete|rifle|pistol|firearm|bat|ax|axe)';
const HOME =
  "(?:my|our|the|his|her|their|a) (?:\\w+ |neighbor's |neighbors' )?(?:house|home|apartment|building|basement|place|room|car|window|door|store|garage|school)";
const NOT_A_FIRE =
  '(?! ?-?(?:station|hydrant|hydrants|lane|lanes|zone|escape|escapes|exit|exits|alarm|alarms|drill|drills|code|codes|hazard|hazards|risk|risks|department|truck|trucks|engine|house|safety|pit|pits|extinguisher|prevention|watch|works|cracker|crackers|sale|damage|door|doors|insurance|plan|inspection|inspector|inspections|in the belly|chief|marshal|sprinkler|sprinklers|and rescue))';

const emergency: readonly RegExp[] = [
  /\b(?:(?:is|are|'s|was) not|isn't|isnt|not|stopped|can't|cant|cannot) (?:breathing|breathe)\b(?! (?:easy|easier|in (?:this|that|the) (?:bus|train|traffic)))/u,
  new RegExp(
    `\\b${SOMEBODY}${IS} (?:hurt|injured|wounded|bleeding|unconscious|unresponsive|choking|overdosing|dying|drowning|passed out|having (?:a|an) (?:heart attack|seizure|stroke|asthma attack|overdose))\\b`,
    'u'
  ),
  new RegExp(
    `\\b${SOMEBODY}(?: has|'s| have|'ve)?(?: just| been| got)+ (?:been )?(?:shot|stabbed|hit by a (?:car|truck|bus)|run over|attacked|robbed|mugged|kidnapped|beaten up|collapsed|overdosed|passed out)\\b`,
    'u'
  ),
  new RegExp(`\\b${SOMEBODY} (?:has )?(?:collapsed|overdosed)\\b`, 'u'),
  /\bshots? (?:are |were |have been |being |just |was |getting )*fired\b/u,
  /\b(?:i|we) (?:just |can |keep )?(?:hear|heard|hearing) (?:\w+ ){0,3}(?:gun ?shots?|gun ?fire|shooting|screams|screaming for help)\b/u,
  new RegExp(
    `\\b${SOMEBODY}${IS} (?:shooting|firing)\\b(?! (?:hoops|baskets|dice|videos?|photos?|pictures|a (?:film|movie|video)|pool|up|for))`,
    'u'
  ),
  /\bactive shooter\b/u,
  /\b(?:following|chasing|stalking|attacking) (?:me|us)\b(?! (?:on (?:instagram|twitter|facebook|social)|around with))/u,
  new RegExp(
    `\\b(?:i(?:'m|m| am)|${SOMEBODY}${IS}|we(?:'re| are)) being (?:followed|chased|attacked|robbed|mugged|stalked|beaten|threatened|held|assaulted|raped|kidnapped)\\b`,
    'u'
  ),
  new RegExp(
    `\\b(?:${SOMEBODY}${IS}|they(?:'re| are)|people are|men are) (?:\\w+ )?(?:attacking|beating|beating up|stabbing|strangling|choking|threatening|robbing|assaulting|raping|kicking|punching|kidnapping|grabbing) ${VICTIM}\\b`,
    'u'
  ),
  new RegExp(
    `\\b(?:${SOMEBODY}${IS}|they(?:'re| are)) (?:\\w+ )?(?:breaking in\\b(?!to)|breaking into|trying to (?:get|break) in\\b(?!to)|trying to (?:get|break) into ${HOME}|climbing (?:in|into|through) )`,
    'u'
  ),
  new RegExp(`\\bbreaking into ${HOME} (?:right )?now\\b`, 'u'),
  /\b(?:intruder|burglar|robber|stranger) (?:is )?(?:in|inside) (?:my|our|the) (?:house|home|apartment|building|basement|yard|hallway|room)\b/u,
  new RegExp(
    `\\b${SOMEBODY}(?:${IS}| with| has| have| pulled| holding| waving| pointing){1,3} (?:a |an |his |her )?(?:\\w+ )?${WEAPON}\\b`,
    'u'
  ),
  new RegExp(
    `\\b(?:house|building|apartment|car|van|truck|bus|room|kitchen|store|school|roof|basement|garage|bodega|trash can|dumpster|place|it|church|hallway)(?: (?:across|next|behind|near|on|at|in|down)(?: \\w+){1,3})?(?: is|'s) (?:now |still |currently )?(?:on fire|burning)\\b(?! (?:rubber|question|issue|out))`,
    'u'
  ),
  new RegExp(
    `\\b(?:there(?: is|'s|s)|i (?:see|can see)|we see|huge|big) (?:a |an )?(?:\\w+ )?fire\\b${NOT_A_FIRE}(?! (?:every|each))`,
    'u'
  ),
  new RegExp(`^\\s*(?:help,? )?fire\\b${NOT_A_FIRE} (?:in|at|on|inside) `, 'u'),
  /^\s*fire!/u,
  /\bi (?:can |still )?smell (?:\w+ )?(?:gas|smoke)\b(?! station)/u,
  /(?<!\b(?:from|after|since|about|by|of) (?:the|that|a) )\b(?:natural )?gas (?:leak|smell|odor)\b(?! (?:detect\w*|sensors?|alarms?|repairs?|tests?|inspections?|works?|crews?|history))|\bgas is leaking\b/u,
  /\b(?:smell|smells|odor|stench) (?:of |like )?(?:natural )?gas\b(?! (?:stations?|from (?:the )?(?:cars?|trucks?|bus(?:es)?)))/u,
  /\b(?:there(?: is|'s|s)|(?:i|we) (?:just |can )?(?:see|saw|found)|this is) (?:(?:a|an|the|what looks like a) )?(?:(?:dead|floating|lifeless|human) )?(?:corpse|body)\b(?! (?:shops?|cam\w*|paint|work|language|armor|of|wash|count|that|which|to ))/u,
  /\b(?:there(?: is|'s|s)|(?:i|we) (?:just )?(?:see|saw|found)) a dead (?:man|woman|person|child|baby|boy|girl|guy)\b(?! walking)/u,
  /\b(?:accident|crash|collision|fight|robbery|shooting|stabbing|assault|burglary|break-?in|mugging|attack|car crash)(?: has)? just happened\b/u,
  /\b(?:robbery|shooting|stabbing|assault|burglary|break-?in|mugging|fight) (?:is )?in progress\b/u,
  /\bneed an? ambulance\b(?! (?:station|bay|access|lane|parked|stationed|closer|near|post|base|service))|\bsend an? ambulance\b/u,
  /\b(?:please,? |someone,? |somebody,? )?(?:help me|help us)(?: please)?\s*(?:[!.]|$|,? (?:he|she|they|i'm|i am|someone)\b)/u,
  /\b(?:please |someone |somebody )+call (?:911|9-1-1|an ambulance|the police|the cops)\b(?! (?:when|if|instead|every|for|on))/u,
  /\bsend (?:help|police|the police|cops|an officer|officers|somebody|someone)\b.{0,40}\b(?:now|right away|immediately|quick|quickly|asap|hurry)\b/u,
  /\b(?:i want to|going to|gonna|threatening to|trying to|about to|wants to) (?:kill (?:myself|himself|herself|themselves)|jump off|jump from|end my life)\b/u,
  new RegExp(
    `\\b(?:${SOMEBODY}|they)(?:'s|'re| is| are)? (?:want to|going to|gonna|threatening to|trying to|about to|wants to) kill (?:me|him|her|us)\\b(?! with)`,
    'u'
  ),
  /\bi(?:'m| am| feel) suicidal\b/u,
  /\b(?:my|our|her|his) (?:\w+ )?(?:son|daughter|child|kid|baby|boy|girl|grandson|granddaughter|mother|father|grandmother|grandfather) (?:is|went|has gone|has been|'s) (?:missing|gone missing|lost|taken|kidnapped)\b/u,
  /\b(?:took|kidnapped|grabbed) (?:my|our|a) (?:child|baby|kid|son|daughter|little girl|little boy)\b/u,
  /\bthis is an emergency\b(?! (?:exit|route|lane|door|stairs?|access|vehicle|plan))/u,
];

const DEALS =
  '(?:sell(?:s|ing)|deal(?:s|ing)|push(?:es|ing)|cook(?:s|ing)|mak(?:es|ing)) (?:\\w+ )?(?:drugs?|crack|cocaine|coke|heroin|meth|fentanyl|pills|guns|weapons)';
const SUSPECT =
  '(?:(?:my|our|her|his) (?:\\w+ )?(?:neighbors?|neighbours?|landlord|super|superintendent|coworker|boss|ex|uncle|cousin|brother|husband|boyfriend|stepfather|father|roommate)|the (?:\\w+ )?(?:guys?|man|men|woman|people|kids?|family|tenants?|owner|couple|manager|super|landlord|dude|teacher|coach) (?:in|at|on|from|next door|upstairs|downstairs|across|of|who lives?|living|with the)[^,.]{0,40}?|he|she|officer \\w+)';
const DID =
  '(?:stole|robbed|killed|murdered|shot|stabbed|raped|molested|kidnapped|attacked|assaulted|beat up|broke into|set fire to|touched|abused)';

const crime: readonly RegExp[] = [
  new RegExp(`\\b${SUSPECT}(?: is| are|'s| keeps| was)? ${DEALS}\\b`, 'u'),
  new RegExp(
    `\\b${DEALS} (?:out of|from|at|in) (?:his|her|their|apartment|apt|unit|room|number|no\\.?|#|the (?:house|apartment|store|bodega|deli|laundromat|barbershop|building) (?:at|on|next)|\\d+)`,
    'u'
  ),
  new RegExp(`\\b${SUSPECT} (?:just |has |have |probably |definitely )*${DID}\\b`, 'u'),
  new RegExp(
    `\\b(?:a|one|this|that) (?:\\w+ )?(?:man|guy|woman|dude|couple|lady|kid|person|neighbor) (?:who )?(?:is |keeps )?${DEALS}\\b`,
    'u'
  ),
  /\bi know (?:his|her|their) (?:full )?names? and (?:where|his|her|their|what|the)\b/u,
  new RegExp(
    `\\b${SUSPECT} touches (?:his|her|their|my|the|me|us) ?(?:kids?|child|children|son|daughter|girls|boys)?\\b`,
    'u'
  ),
  new RegExp(
    `\\b${SUSPECT}(?: is|'s) (?:a|the) (?:known |registered )?(?:dealer|killer|thief|burglar|shooter|robber)\\b`,
    'u'
  ),
  /\b\w+(?: is|'s) (?:a|the) (?:known |registered )?(?:drug dealer|pedophile|rapist|murderer|drug trafficker|gang member|child molester|arsonist)\b/u,
  new RegExp(
    `\\b${SUSPECT} (?:has|have|keeps|hides|is hiding|are hiding) (?:\\w+ )?(?:an? |the )?(?:illegal |stolen |unregistered )(?:guns?|weapons?|goods|bikes?|cars?|property)\\b`,
    'u'
  ),
  /\bi (?:know|saw|witnessed|have seen|can identify|recognized|recognised) (?:exactly )?(?:who|the (?:person|man|guy|guys|one|ones|woman|kid|kids|shooter|thief|killer|robber|driver) (?:who|that)) (?:\w+ ){0,2}(?:did|shot|stole|robbed|killed|stabbed|broke|set|attacked|hit|sells?|deals?|started|murdered|raped|was driving|took)\b/u,
  /\bi (?:have|got|'ve got) (?:\w+ )?(?:a tip|proof|evidence|footage|video|information|photos) (?:about|of|on|that shows) (?:the|a|who|him|her|my|that) ?(?:\w+ )?(?:murder|robbery|shooting|crime|burglary|theft|thief|killer|shooter|dealer|drug dealer|stabbing|assault|man who|guy who|who)\b/u,
  /\bthe (?:shooter|killer|thief|robber|murderer|rapist|burglar|suspect|drug dealer|dealer) (?:is|was|lives|works|drives|hides|stays|goes)\b/u,
  /\b(?:drug|crack|meth|stash|trap) (?:house|den|lab) (?:at|on|in|next|above|below|is) /u,
  /\b(?:i|we)(?: want| need| would like|'d like| am here| wish) to report (?:a|an|the|my|that|this|somebody|someone|him|her) (?:\w+ ){0,2}(?:crime|robbery|theft|assault|murder|rape|burglary|break-?in|stolen|shooting|stabbing|neighbor|dealer|drug|mugging|hit and run|kidnapping|abuse)\b/u,
  new RegExp(
    `\\b(?:i was|i got|i've been|my \\w+ was|my \\w+ got) (?:\\w+ )?(?:robbed|raped|assaulted|mugged|attacked|stabbed|beaten|molested) (?:\\w+ )?by\\b`,
    'u'
  ),
];

const FAMILY =
  '(?:wife|husband|kids?|child|children|girlfriend|boyfriend|partner|son|daughter|mother|mom|father|dad|sister|brother|baby|girls?|boys?|grandmother|grandma|grandfather|grandpa)';

const danger: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${SUSPECT}|${SOMEBODY})(?: always| still| often| just|'s| is| keeps){0,2} (?:beats|hits|abuses|molests|rapes|hurts|chokes|punches|kicks|beating|hitting|abusing|molesting|raping|hurting|choking|punching|kicking)(?: up)? (?:(?:his|her|their|my|our|the) (?:\\w+ )?${FAMILY}\\b(?!')|(?:him|her)(?=\\s*(?:$|[.,!;?]|every\\b|all\\b|and\\b|again\\b|at night\\b|in front\\b))|(?:me|us)\\b)(?! (?:at|to|by|up|with (?:a (?:bill|fine|fee)|fees|taxes|questions|noise)|in (?:chess|cards|dominoes|basketball|the (?:race|game))|out of)\\b)`,
    'u'
  ),
];

export const ENGLISH: Signs = {
  emergency,
  incident:
    /\b(?:a|an|the|another|this|there's|there is|big|huge|someone) (?:\w+ ){0,2}(?:fight|shooting|robbery|stabbing|assault|attack|burglary|break-?in|accident|crash|overdose|intruder|riot|explosion|gunfire|fire(?! ?-?(?:station|hydrant|lane|zone|escape|exit|alarm|drill|code|hazard|department|truck|safety)))\b(?! (?:data|statistics|rates?|policy|plan|prevention|program|drill|detection|reports?|response|numbers|map|risk|victims))|\bgun ?shots\b(?! (?:data|detection|policy))|\b(?:smashing|breaking into|stealing|robbing|shooting|beating|fighting) /u,
  now: /\b(?:right now|as we speak|at this (?:very )?moment|just now|happening now|this minute|this very minute|in progress|hurry|immediately|right this second)\b|\bnow\s*!/u,
  calm: /\b(?:every|each|often|always|usually|sometimes|regularly|frequently|nightly|nights|weekends|mornings|evenings|afternoons|days|daily|weekly|last|yesterday|(?<!minutes? )ago|used to|years?|months?|weeks?|in the past|history|in case|in an emergency|emergencies|what if|(?<!\b(?:sure|know|sorry|idk|dunno) )if|when|whenever|until|unless|before|could|might|would|may|prevent\w*|policy|policies|plans?|program|programs|drills?|exercises?|workshops?|class|classes|course|teach\w*|train\w*|learn\w*|awareness|statistics|data|map|constantly|all the time|next time|waiting for|waiting to|afraid|fear|worr\w+|scared|feels? like|feel as|don't want|so that|(?:nobody|no one)(?! (?:answers|is answering|picks up|comes|is coming|came)\b)|never|detect\w*|sensors?|technology|response|law|laws|buyback|signs?|in (?:19|20)\d\d|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|vision zero|number of|how (?:do|can|to|should)|at night|during|after (?:dark|school|midnight)|summer|winter)\b/u,
  crime,
  danger,
  noDanger:
    /\b(?:workshops?|awareness|training|programs?|class(?:es)?|shelters?|used to|ago|last|what if|if|how (?:do|can|to|should)|where (?:do|can|should))\b/u,
  noTip:
    /\b(?:how (?:do|can|should|would|to)|where (?:do|can|should)|way to|easier|online|an app|place to|ways to|instead of|afraid to|training|awareness|nobody|no one)\b/u,
};
