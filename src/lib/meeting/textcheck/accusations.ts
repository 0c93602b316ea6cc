/**
 * What is said about somebody that a town hall should not spread: accusations, and what is nobody's business. Words meet
 * plain text (see `plain.ts`) and go by their beginnings where `*` stands at the end. With a `+` the words stand one
 * after the other.
 */
const ENGLISH = `sell selling refuses+to+fix wont+pay won't+pay never+pays armed spies peeps lurks punk perv thief thieves steal* stole stolen took dealer dealing deals deal sells sold selling+drugs drug* weed crack heroin meth fentanyl
  pills coke cocaine drunk* alcoholic addict* junkie crackhead crook* corrupt* bribe* harass* threat* beat beats beating hit hits hitting abus* molest*
  rape raped rapes rapist stalk* follows following creep* pervert* pedo* predator violen* fraud* scam* cheat* liar lies lied lying
  racist gang gangs jail prison arrest* convict* felon* parole probation criminal record undocumented illegal* immigrant deport* papers
  cancer hiv aids pregnant disease sick mental* bipolar schizo* depress* diagnos* suicid* rehab overdos* affair cheated divorc* evict*
  owes debt* welfare food+stamps ssi disab* gay lesbian transgender lives+at lives+in lives+on lives+with lives+next lives+alone lives+above
  lives+below works+at born keyed broke breaks breaking robs robbed robbing vandal* graffiti tags throws threw dumps dumping dumped screams scream
  yells yelled yelling fights fighting bull* bullies smokes smoking prostitut* trespass* kill* shot shoots stab* punch* kick* slapped
  neglect* alone violated violates restraining order+of burglar* assault* attack* groped touched touches touching flash* naked
  expelled suspended fired lazy crazy psycho nasty dirty stupid idiot ugly fat slut moron gross smells stinks hoarder squat* rent+late
  blackmail* extort* poison* plays+loud blasts blasting parks+on parks+in blocks+my double-parks urinat* pees pee exposes exposed
  unlicensed without+a+license dui dwi speeds races runs+a+red sleeping+with kicked+out gambl* loan* snitch* murder* arson* hides guns gun weapon*
  caught curses cursing psych women's+shelter in+the+hospital asylum refugee doesnt+pay without+insurance egged wasted jumped unregistered pockets
  waters+down shorts+old deadbeat scumbag creeped liars pays+no hides+from ripped+off rips+off conned cons swindl* drinks+and drinks+all drinking+and sleeps+around
  spits spitting curses insults insulted bothers+women wanted+for owes+me hiv+positive cutting+herself breaks pregnant
  trashes trashed cheats lures lured vapes vape egging smashed smashes slashed slashes burned burns hoards hoarding overcharges
  gambles panhandl* sleeps+in has+no+papers ice+agents in+jail court+date foster+care therapist medication meds autis* dementia alzheimer* diabet* custody salary income makes+$ years+old aborti* miscarr* impotent std herpes`;

const SPANISH = `armado armada espia paga+pension no+paga acoso insulta insulto escupe esconde golpes ladron* ratero* roba* robo robando roban rob0 rateando vende* vendiendo trafica* droga* marihuana mota coca crack borrach* alcoholic*
  adict* drogadict* corrupt* soborn* mordida* acos* amenaz* golpea* pega pego pegar pegarle pegando abusa* abuso violo viola violador viol* persigue sigue
  siguiendo pervertid* pedofil* violent* fraude* estafa* estafador* trampos* mentiros* miente racista pandill* marero preso presa
  carcel prision arrest* condena* convict* criminal* delincuente* antecedentes indocumentad* ilegal* papeles migra deport* cancer sida vih embarazad*
  enferm* esquizo* bipolar loca loco depresi* diagnos* suicid* rehabilit* sobredosis amante infiel enganando divorci* desaloj* debe deuda* cupones
  cobra gay lesbiana vive+en vive+con vive+sol* trabaja+en trabaja+sin nacio nacid* rayo rompe rompio rompiendo grafit* tira tiro tirando grita
  gritando pelea* fuma* prostitu* mata mato matar dispar* apunal* patea* descuida solos sola asalt* atac* ataca toco toca
  manosea* desnud* expuls* despedid* flojo sucia sucio cochin* idiota estupid* tont* psicopat* extorsion* chantaj* maltrat* maneja+borracho maneja+sin
  estaciona+en bloquea tapa orina* pistola* arma armas asesin* narco* contrabando explota* secuestr* quemo chismos* bruj* bruja aborto medicamento*
  al+refugio en+el+hospital acumula basura dinero+a se+quedo+con quito licencia+por quitaron mentiroso mentirosa ratas
  saca+dinero agarro desaparecio presumio manda+golpear burla se+burla anda+con gritos pesa+de quemar quema lista+de migra
  cochinada manosea cobra+de+mas engano engana engaña tranza tranzas raton vicioso viciosa mariguano mariguana moto+robada
  psiquiatrico pastillas internado manicomio lo+corrieron la+corrieron echo+la rompieron quebro quebraron amante pleito terapia autis* demencia custodia sueldo gana+$ anos+de+edad ex+convicto pone+musica musica+alta se+droga se+robo ocupa+ilegal*`;

interface Said {
  readonly exact: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  readonly phrases: readonly (readonly string[])[];
}

function read(list: string): Said {
  const entries = list.trim().split(/\s+/);
  return {
    exact: new Set(entries.filter((entry) => !/[*+]/.test(entry))),
    beginnings: entries
      .filter((entry) => entry.endsWith('*') && !entry.includes('+'))
      .map((entry) => entry.slice(0, -1)),
    phrases: entries.filter((entry) => entry.includes('+')).map((entry) => entry.replace('*', '').split('+')),
  };
}
const SAID: readonly Said[] = [read(ENGLISH), read(SPANISH)];

/** Whether an accusation or a private detail begins at this place of a list of plain words. */
export function isSaid(words: readonly string[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  return SAID.some(
    ({ exact, beginnings, phrases }) =>
      exact.has(word) ||
      beginnings.some((beginning) => word.startsWith(beginning)) ||
      phrases.some((phrase) => phrase.every((part, i) => words[at + i]?.startsWith(part)))
  );
}
