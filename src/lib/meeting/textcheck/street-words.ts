import { setOf } from './words.ts';

/** Kinds of streets, which follow the name: `Elm Street`. */
export const TYPES =
  setOf(`st str street ave av aven avenue rd road blvd boulevard ln lane dr drive ct court pl place ter terr
  terrace pkwy parkway hwy highway cir circle sq square plz plaza loop alley aly trl trail row walk way crescent cres turnpike tpke
  expressway expy fwy freeway causeway mews cv esplanade promenade`);
/** Are kinds of streets too, and other things more often: `12 Quail Run`. They count where they begin with a capital. */
export const SOFT_TYPES =
  setOf(`run landing lndg cove bend bnd hollow holw ridge rdg crossing xing grove glen knoll view vw meadow
  meadows mdws creek crk point pointe pt path pass pike trace trce close end gate green commons common manor mnr heights hts
  hill hills overlook oval ramp rise shore shores spring springs spgs spur terr village vlg vista wharf bluff chase cliff
  corner corners course crest dale estates farm farms field fields ford forest fork garden gardens gdns harbor haven hollow
  island isle junction key knolls lake lakes ledge lodge loch mall mill mills mount mountain nook orchard passage pines place
  plain plains port prairie preserve quay ranch reach rest river rock shoals summit trail tree valley viaduct wood woods wells`);
/** Numbered roads: `4512 Route 9`. */
export const ROADS = setOf('route rt rte hwy highway cr fm sr ruta carretera');
/** Trees and presidents, after which streets are named everywhere: with a number they are one in small letters too. */
export const COMMON_STREETS =
  setOf(`elm oak maple pine cedar walnut chestnut birch spruce willow ash poplar hickory magnolia sycamore
  linden laurel dogwood juniper cypress hawthorne washington jefferson lincoln madison jackson adams monroe franklin hamilton
  main olmo roble pino cedro nogal encino alamo fresno sauce abedul`);
/** Who and what is counted: `at 300 Elm Street stores`, `from 200 Uber drivers`. */
export const COUNTED =
  setOf(`drivers officers students kids families residents people voters cars trucks buses seniors workers members tickets
  cameras signs vendors riders fans tenants apartments units users stores shops complaints cops police patrols
  lights trees potholes homes houses businesses owners renters dollars pesos times students employees neighbors parents
  children teens volunteers families bikes scooters arrests seats tables books copies fans games students
  vecinos familias personas carros policias estudiantes alumnos vendedores choferes cuadras veces patrullas block blocks
  cuadra bloque train trains bus tren line lines stop station app dispatch hotline series model models degrees grados operators`);
/** Begin with a capital after a number and name no street: `12 Monday`, `300 Muslims`, `6 Officer`. */
export const NO_STREET =
  setOf(`americans american latinos latino latinas hispanics hispanic muslims muslim christians christian jews jewish
  mexicans mexican dominicans dominican haitians haitian chinese asians asian blacks black whites white puerto spanish english
  nypd lapd mta dot usd us usa tv uber lyft amazon fedex ups honda toyota ford nissan bmw jeep chevy tesla facebook
  google officer officers captain sergeant sgt chief mayor council detective mr mrs ms dr democrats republicans
  democrat republican covid ada hiv pm am mph kids god app dispatch i im section seccion chapter ley law`);
/** Kinds of streets that come before the name: `calle Olmo`, `Avenue C`. */
export const KINDS =
  setOf(`calle avenida avda av ave avenue carrera cra calzada paseo pasaje callejon camino bulevar blvd boulevard
  privada cerrada via street road`);
/** Streets that go by one name. */
export const ALONE = setOf('broadway bowery concourse');
export const DIRECTIONS = setOf('n s e w north south east west ne nw se sw norte sur este oeste');

/** Streets' names have none of these in them, nor do houses stand before them: `3 cars on Elm Street`. */
export const NO_NAME =
  setOf(`a an the and or of in on at to from by for with is are was were be been has have had do does did no not
  more new old so if but as than then that this these those there their they we our us you your i my me he she it its
  people kids kid children child cars car trucks truck bus buses train trains light lights lamp lamps signal signals
  block blocks minute minutes min mins hour hours hr hrs second seconds day days night nights week weeks month months year
  years yr yrs time times am pm mph mile miles feet ft foot inch percent dollar dollars bucks unit units story lanes ways
  speed stop stops dead tree trees hole holes pothole potholes bump bumps sign signs bench benches block police cop cops
  officer officers man men woman women guy guys dog dogs bike bikes store stores shop shops house houses building buildings
  apartment apartments family families cop camera cameras corner corners broken dark big small little basketball tennis
  handball parking traffic turn one two three four five minute dealers crashes accidents shootings robberies
  precinct precincts school schools student students point bedroom story way drive walk side both near by around after
  before between until since every each all per out off up down over under into next
  el la los las de del en y e o u con sin por para que es son hay esta estan un una unos unas al se su sus mi mis a lo le
  entre cerca frente hacia donde cuando como todo todos toda todas muy ya
  no mas carro carros coches camiones persona personas ninos minutos horas dias noches semanas meses anos veces luces luz
  focos faroles arboles baches hoyos semaforos semaforo cuadra cuadras esquina policias patrullas perros bicis metros pies
  millas dolares pesos tiendas casas edificios apartamentos familias tren trenes guagua
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre january february march april june
  july august september october november december jan feb mar apr jun jul aug sept oct nov dec monday tuesday wednesday
  thursday friday saturday sunday noon midnight`);

/** A number after one of these is no house: `bus 42`, `PS 118`, `between 3 and 5`. */
export const NO_HOUSE =
  setOf(`bus buses line lines linea lineas route ruta train trains tren trenes tren precinct precinto ps ms hs
  engine ladder district distrito sector zone zona zip exit salida gate puerta pier platform plataforma track via unit patrol
  patrulla car case caso badge placa shield hydrant hidrante pole poste room salon floor lot lote section seccion bill law ley
  ticket between entre around about over under almost than than every last past next only just some these those top
  los las unos unas cada casi unos mas menos m q b bx s grade grado grades engine team version interstate i hwy highway
  act plan class page code age ages edad channel chapter local flight vuelo canal model modelo`);
/** Only say how many: a whole address after one of these is an address all the same. */
export const HOW_MANY = setOf(
  'over under around about almost last past next only just between entre y these those than'
);
/** A year follows: `since 2019 Elm Street …`. */
export const DATES = setOf(`in since until till during year desde en hasta ano summer
  winter spring fall verano invierno otono primavera january february march april may june july august september october
  november december enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre`);
/** Make the word before a thing and not a street: `5 more street lights`. */
export const STREET_THINGS =
  setOf(`light lights lamp lamps sign signs fair fairs vendor vendors cleaning cleanings sweeper sweeping
  sweepers parking party parties tree trees festival racing racers race races crossing crossings lanes light's`);

/** Flats. */
export const FLATS = setOf('apt apts apartment apto apart apartamento depto dpto departamento flat');
/** Flats only with a letter, or right after a street: a `unit` may be a patrol. */
export const MAYBE_FLATS = setOf(
  'unit suite ste rm room piso interior int floor fl unidad casa lot lote space spc espacio trailer traila torre'
);
/** `apartment 2 bedroom` is not number 2. */
export const ROOMS =
  setOf(`stories story pisos plantas floors bedroom bedrooms br room rooms cuartos cuarto habitaciones recamaras buildings building edificios units
  families familias years anos months meses days dias times veces people personas dollars dolares pesos percent`);
/** What a number counts, rather than where somebody lives: `calle Olmo 3 veces`. */
export const GOES_ON =
  setOf(`esquina interior int casa edificio colonia col depto departamento frente y e que se en con por pero hay es son esta estan tiene tienen no ni donde a siempre vive viven desde primer
  segundo tercer piso apto apartamento apt porque and is are has have second first floor`);
/** Somebody says where they, or others, live. */
export const LIVES = setOf(
  `live lives living stay stays reside resides address home vivo vive viven vivimos direccion domicilio casa`
);
