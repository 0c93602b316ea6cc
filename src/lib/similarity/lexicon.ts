import { stemOf } from './words.ts';

/**
 * What people talk about at a town hall, English and Spanish together: each line is one concept with the words for it. A
 * phrase is joined by underscores. Words are given once, without accents; other forms of them follow from their stem,
 * irregular ones are given too. Concepts after the blank line say where, when or who rather than what: they weigh little.
 */
const CONCEPTS = `
light lamp lamppost streetlight street_light street_lamp bulb lighting lit unlit dark darkness luz luces farol farola lampara bombilla foco alumbrado iluminacion iluminar iluminado oscuro oscuras oscuridad luminaria lights_out
crosswalk crossing zebra cross_the_street place_to_cross pedestrian_crossing cruce_peatonal paso_de_peatones paso_peatonal paso_de_cebra cruzar peatonal peaton peatones pedestrian pedestrians
trafficlight traffic_light red_light stoplight signal walk_signal yellow_light semaforo luz_roja
stopsign stop_sign senal_de_alto alto_total
speed speeding speeder fast too_fast race_past velocidad exceso_de_velocidad rapido rapida corren a_toda_velocidad
bump speed_bump speed_hump hump slow_down tope topes reductor_de_velocidad reductores_de_velocidad policia_acostado lomo_de_toro baden
racing race races drag_race street_racing carrera carreras arrancones
noise noisy loud volume music speaker amplifier ruido ruidoso musica altavoz altavoces bocina bocinas volumen escandalo
party parties partying fiesta fiestas
sleep asleep awake wake dormir duerme duermen sueno despierta despiertan
fireworks firework firecracker cohete cohetes petardo petardos fuegos_artificiales pirotecnia cuetes
trash garbage rubbish litter littering waste dumping dump_illegally illegal_dumping basura desechos desperdicio basurero tiradero
rats rat rodent mice mouse rata ratas raton ratones roedor
swing swings slide columpio columpios resbaladilla tobogan
sports sport league basketball soccer football baseball team deporte deportes baloncesto futbol beisbol equipo liga
patrol patrols patrolling foot_patrol foot_post on_foot beat_officer patrulla patrullas patrullar ronda rondas a_pie caminen
bodycam body_camera body_cameras bodycams camara_corporal camaras_corporales
camera cameras cctv surveillance camara camaras vigilancia
train subway metro tren
taxi taxis cab cabs
truck trucks lorry delivery_truck camion camiones troca trailer
sidewalk sidewalks pavement acera aceras banqueta banquetas vereda anden
pothole potholes bache baches hoyo hoyos hole_in_the_road
bike bikes bicycle bicycles cyclist cyclists cycling bici bicis bicicleta bicicletas ciclista
bikelane bike_lane bicycle_lane ciclovia carril_bici carril_de_bicicletas bicisenda
motorbike motorbikes motorcycle motorcycles motocross dirt_bike dirt_bikes moto motos motocicleta motocicletas
scooter scooters patinete patinetes monopatin patineta
parking parked double_park double_parked double_parking estacionamiento estacionar estacionado estacionados aparcar aparcado aparcados aparcamiento doble_fila
tow towed towing grua gruas remolcar
abandoned derelict abandonado abandonados abandonada
plates plate license_plate placa placas matricula
drug drugs dealer dealing weed marijuana cannabis needles syringe syringes heroin fentanyl overdose droga drogas marihuana mota jeringa jeringas jeringuilla narcomenudeo narcotrafico sobredosis
sell sells sold vend vende venden venta vender vendedor
smoke smoking smoker fumar fuman fumando humo
alcohol drink drinks drinking drunk drunks beer liquor beber beben borracho borrachos cerveza alcoholico tomando_en_la_calle
theft thefts steal steals stealing stole stolen thief thieves rob robs robbed robbery robberies burglary burglaries burglar break_in break_ins broke_into mugging mugged snatching pirate pirates robo robos robar roba roban robado robados ladron ladrones hurto hurtos asalto asaltos asaltan asaltaron atraco
package packages parcel parcels paquete paquetes
catalytic catalytic_converter catalytic_converters catalizador catalizadores
graffiti tagging spray_paint spray_painted vandalism vandal grafiti grafitis pintada pintadas rayado vandalismo
gun guns gunshot gunshots gunfire shooting shootings shots shot_fired pistola pistolas arma armas disparo disparos balacera balazo balazos tiroteo tiroteos tiro tiros
gang gangs pandilla pandillas pandillero
fight fights fighting violence violent pelea peleas pelear violencia violento rina
domestic domestic_violence violence_at_home violencia_domestica violencia_intrafamiliar violencia_en_casa
harass harassment harassing catcalling acoso acosan acosar hostigamiento
fear afraid scared scary unsafe miedo inseguro insegura inseguridad susto temor
homeless homelessness encampment encampments tent tents unhoused sin_hogar sin_techo indigente indigentes personas_sin_hogar campamento vagabundo
mentalhealth mental_health crisis salud_mental
dog dogs puppy perro perros perra
stray strays loose unleashed leash callejero callejeros suelto sueltos suelta sin_dueno correa
bite bites bit bitten morder muerde muerden mordio mordida
bark barks barking ladrar ladra ladran ladrido ladridos
flood floods flooded flooding inundacion inundaciones inunda charco alcantarilla drain sewer drenaje
tree trees branch branches hedge arbol arboles rama ramas arbusto
fence railing handrail cerca valla barandal pasamanos
ramp ramps wheelchair wheelchairs stroller strollers accessible disabled rampa rampas silla_de_ruedas sillas_de_ruedas carriola cochecito discapacidad
bench benches banca bancas banco_de_sentarse
toilet toilets restroom bathroom bano banos
fire fires incendio incendios fuego bombero
hydrant hidrante
spanish espanol castellano bilingual bilingue interpreter interpreters interprete interpretes traductor
speak speaks speaking spoke hablar habla hablan hable hablen
report reports reporting complaint complaints complain denuncia denuncias denunciar queja quejas reportar reporte
answer answers respond response reply responder responde respuesta contestar contestan
form forms formulario formularios
phone phones telephone telefono telefonos celular celulares
online website internet en_linea
hours schedule longer open_late horario horarios horas
job jobs employment trabajo trabajos empleo empleos
class classes workshop workshops lesson lessons training taller talleres clase clases curso capacitacion
exhaust exhausts muffler mufflers escape escapes silenciador mofle
alarm alarms alarma alarmas siren sirens sirena sirenas
construction obra obras construccion
helicopter helicopters helicoptero helicopteros
elevator ascensor elevador
vacant vacant_lot empty_building baldio lote_baldio terreno_baldio
prostitution prostitutes prostitucion
scam scams fraud estafa estafas fraude
immigration immigrants migrants inmigracion inmigrantes migrantes
profiling stop_and_frisk racial_profiling perfil_racial
search searched searches frisk cachear registrar
training_for_police de_escalation desescalada
mosquito mosquitoes mosquitos
rent renters landlord landlords renta casero caseros alquiler
heating heat calefaccion
water agua
wire wires cable cables poste pole poles
sign signs senal senales letrero letreros
paint painted repaint pintar pinten pintura
block blocks blocking blocked bloquear bloquea bloquean tapan
clean cleaning cleanup limpiar limpien limpieza limpio

park parks playground parque parques jardin plaza patio_de_juegos playgrounds
court courts basketball_court cancha canchas
gym gymnasium gimnasio
police cop cops officer officers policia policias agente agentes oficial oficiales
station precinct comisaria cuartel delegacion estacion_de_policia front_desk mostrador
bus buses autobus autobuses camion_urbano guagua transit
stop bus_stop shelter bus_shelter parada paradas paradero
porch doorstep entrance lobby lobbies doorway porche portal entrada entradas puerta puertas door doors
library libraries biblioteca bibliotecas
clinic hospital clinica
church iglesia
market supermarket mercado supermercado
bridge bridges underpass overpass puente puentes paso_elevado paso_a_desnivel
river rio
alley alleys alleyway callejon callejones
language languages idioma idiomas lengua
teens teen teenager teenagers youth young adolescente adolescentes joven jovenes juventud muchacho muchachos chavos
elderly seniors senior old_people anciano ancianos mayores tercera_edad adultos_mayores
school schools elementary_school escuela escuelas colegio primaria secundaria
kid kids child children nino ninos nina ninas hijo hijos
street streets road roads avenue block_of_houses calle calles avenida carretera camino path
corner corners intersection esquina esquinas interseccion
neighborhood neighbourhood neighbor neighbors barrio vecindario colonia vecino vecinos vecina
house houses home homes building buildings apartment apartments casa casas edificio edificios apartamento departamento
car cars vehicle vehicles driver drivers drive driving carro carros coche coches auto autos automovil vehiculo conductor conductores
night nights evening nighttime noche noches nocturno madrugada midnight medianoche
morning mornings manana mananas
afternoon tarde tardes noon
day days daily dia dias
week weeks weekend weekends weekday weekdays semana semanas fin_de_semana entre_semana
month months mes meses year years ano anos
monday tuesday wednesday thursday friday saturday sunday fridays saturdays sundays lunes martes miercoles jueves viernes sabado sabados domingo domingos summer verano winter invierno
walk walks walking caminar camina caminan caminando andar
repair fix fixed broken arreglar arreglen arreglo reparar reparen roto rota fundida funciona work works working
city ciudad municipio
community comunidad
safe safety seguro segura seguridad
group gather gathering hang_out reunir reunen juntan`;

export interface Concept {
  readonly name: string;
  /** It says where, when or who. */
  readonly scene: boolean;
}

const written = new Map<string, Concept>();
const stemmed = new Map<string, Concept>();
/** How many words the longest phrase has that begins with this one, by its stem. */
const longest = new Map<string, number>();

for (const [part, block] of CONCEPTS.split('\n\n').entries()) {
  for (const line of block.trim().split('\n')) {
    const words = line.split(' ');
    const concept = { name: `#${words[0] ?? ''}`, scene: part > 0 };
    for (const word of words) {
      const phrase = word.split('_');
      const stems = phrase.map(stemOf);
      const [first = ''] = stems;
      if (!written.has(phrase.join(' '))) written.set(phrase.join(' '), concept);
      if (!stemmed.has(stems.join(' '))) stemmed.set(stems.join(' '), concept);
      longest.set(first, Math.max(phrase.length, longest.get(first) ?? 0));
    }
  }
}

export interface Found {
  readonly concept: Concept;
  /** How many words name it. */
  readonly length: number;
}

/**
 * The concept that the folded words from `at` on name: by the longest phrase, as it is written, else by its stems.
 * @param alone whether one word by itself may name one here
 */
export function conceptAt(words: readonly string[], at: number, alone: boolean): Found | null {
  const first = stemOf(words[at] ?? '');
  for (let length = Math.min(longest.get(first) ?? 0, words.length - at); length > (alone ? 0 : 1); length -= 1) {
    const phrase = words.slice(at, at + length);
    const concept = written.get(phrase.join(' ')) ?? stemmed.get(phrase.map(stemOf).join(' '));
    if (concept) return { concept, length };
  }
  return null;
}
