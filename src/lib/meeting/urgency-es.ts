import type { Signs } from './urgency-search.ts';

/** Spanish, as it is written on phones: without accents. See `urgency-search.ts`. */
const SOMEBODY =
  '(?:alguien|(?:un|una|el|la|mi|este|esta|ese|esa|nuestro|nuestra) (?:\\w+ )?(?:hombre|senor|senora|mujer|muchacho|muchacha|chico|chica|persona|nino|nina|bebe|joven|vecino|vecina|amigo|amiga|mama|papa|madre|padre|esposo|esposa|marido|hijo|hija|hermano|hermana|abuela|abuelo|conductor|ciclista|peaton|tipo|sujeto|anciano|anciana|oficial|ex|novio|novia)|el|ella|yo)';
const STATE = '(?: esta| estoy| se esta| esta aqui| sigue| quedo| se quedo| acaba de| acaban de)';
const VICTIM = '(?:me|nos|lo|la|le|se)';
const WEAPON = '(?:pistola|cuchillo|arma|navaja|machete|rifle|escopeta|fusil)';
const PLACE =
  '(?:mi|nuestra|nuestro|la|el|su|una|un) (?:\\w+ )?(?:casa|apartamento|departamento|edificio|sotano|cuarto|carro|coche|tienda|garaje|escuela|ventana|puerta|cocina|techo|camion|bodega|iglesia|basurero|local)';

const emergency: readonly RegExp[] = [
  /\b(?:no|ya no|dejo de|no puede|no puedo|sin poder) (?:respira|respirar|respiro)\b(?! (?:tranquil|en (?:el|este|ese) (?:tren|bus|trafico)))/u,
  new RegExp(
    `\\b${SOMEBODY}${STATE} (?:\\w+ )?(?:herid[oa]|lastimad[oa]|sangrando|inconsciente|desmayad[oa]|ahogandose|ahogando|muriendo|muriendose|convulsionando|sufriendo un (?:infarto|ataque)|con un (?:infarto|ataque))\\b`,
    'u'
  ),
  /\bhay (?:un|una|dos|varios|varias) (?:\w+ )?(?:herid[oa]s?|personas? heridas?|muert[oa]s?|persona inconsciente|hombre tirado|mujer tirada|accidente ahora)\b/u,
  /\b(?:se (?:acaba de )?(?:desmayo|desplomo|desmayar|desplomar)|le (?:esta dando|dio) un (?:infarto|ataque)|tiene un ataque (?:al corazon|de asma)|tuvo una sobredosis|sobredosis ahora)\b/u,
  /\b(?:acaban de|acaba de) (?:\w+ )?(?:disparar\w*|balear\w*|apunalar\w*|atropellar\w*|robar\w*|asaltar\w*|atacar\w*|golpear\w*|secuestrar\w*|chocar\w*|explotar|entrar a|matar\w*)\b/u,
  /\b(?:estan|esta) (?:disparando|tirando tiros|tirando balazos|echando tiros|balaceando)\b/u,
  /\b(?:oigo|oimos|escucho|escuchamos|se oyen|se escuchan|acabo de oir|acabamos de oir) (?:\w+ ){0,2}(?:disparos|tiros|balazos|tiroteo|balacera|gritos de auxilio|gritos de ayuda)\b/u,
  /\bhay (?:un|una) (?:\w+ )?(?:tiroteo|balacera|tirador activo|persona armada|hombre armado|asalto en curso|fuga de gas|incendio|fuego|intruso|ladron (?:en|dentro))\b(?! (?:forestal\w* cada|cada))/u,
  /\b(?:me|nos) (?:estan|esta|viene|vienen) (?:siguiendo|persiguiendo|atacando|robando|asaltando|golpeando|pegando|amenazando|acosando|ahorcando)\b/u,
  new RegExp(
    `\\b(?:${SOMEBODY}|unos (?:hombres|tipos|muchachos)|dos (?:hombres|tipos))(?: ${VICTIM})? ?(?:esta|estan) (?:siguiendome|persiguiendome|siguiendo a|persiguiendo a|atacando a|golpeando a|pegandole a|apunalando a|robando a|asaltando a|amenazando a|ahorcando a|secuestrando a)`,
    'u'
  ),
  new RegExp(`\\b(?:me|nos) (?:\\w+ )?(?:persigue|sigue) (?:${SOMEBODY}|un|una)\\b`, 'u'),
  new RegExp(
    `\\b(?:estan|esta) (?:tratando de (?:entrar|meterse)|queriendo (?:entrar|meterse)|entrando|metiendose|forzando|rompiendo) (?:a|en|por|la|el)? ?${PLACE}\\b`,
    'u'
  ),
  /\b(?:hay|tengo|tenemos) (?:\w+ )?(?:alguien|un hombre|un extrano|un desconocido|un ladron|un intruso) (?:dentro de|adentro de|en) (?:mi|nuestra|nuestro|la|el) (?:casa|apartamento|departamento|edificio|sotano|patio|cuarto)\b/u,
  new RegExp(
    `\\b(?:${SOMEBODY}|hay ${SOMEBODY}|tipo|hombre)(?: esta| anda| tiene| trae| lleva| saco| viene)*(?: apuntando)?(?: con)? (?:un|una|su) ${WEAPON}\\b`,
    'u'
  ),
  new RegExp(
    `\\b(?:se (?:esta )?(?:quema|quemando|incendia|incendiando|prendio)|esta (?:ardiendo|en llamas|quemandose)) ?(?:${PLACE})?`,
    'u'
  ),
  /^[\s¡]*(?:auxilio|socorro|fuego|incendio)\s*(?:[!.,]|$|en (?:el|la|mi))/u,
  /\b(?:hay|veo|vemos) (?:mucho |un )?(?:fuego|humo saliendo)\b(?! (?:cada|artificial))/u,
  /\bhuele (?:mucho )?a (?:gas|humo)\b(?! (?:tod[oa]s?|en (?:otono|octubre|invierno)|de (?:los|las) ))/u,
  /(?<!\b(?:de|tras|desde|despues de|sobre) (?:la |el |una |un )?)\b(?:(?:fuga|escape) de|olor (?:\w+ )?a) gas\b(?! (?:del ano))/u,
  /\b(?:hay|veo|vi|vimos|vemos|encontre|encontramos) (?:un )?(?:cadaver|cuerpo (?:en (?:el|la|un|una)|flotando|tirado|sin vida|humano|muerto))\b/u,
  /\b(?:necesito|necesitamos|manden|envien|llamen a|llamen) (?:una |a una |ya una )?ambulancia\b(?! (?:mas cerca|en el barrio|estacionada|cerca))/u,
  /\b(?:manden|envien) (?:\w+ ){0,2}(?:policia|policias|ayuda|patrulla)\b.{0,40}\b(?:ya|ahora|rapido|urgente|inmediatamente)\b/u,
  /\b(?:llamen|llame|alguien llame) (?:al 911|al 9-1-1|a la policia|a emergencias)\b(?! (?:cuando|si|en caso|cada|por cada))/u,
  /\b(?:ayudenme|auxilio|socorro)\b(?! (?:a (?:entender|encontrar|saber)|con|mutuo))/u,
  /\b(?:me quiero matar|quiero matarme|me voy a matar|se va a (?:matar|tirar|lanzar|suicidar)|se quiere (?:matar|tirar|suicidar)|quiero suicidarme|voy a suicidarme|me va a matar|lo van a matar|la va a matar|nos van a matar|va a matarme)\b/u,
  /\b(?:mi|nuestra|nuestro) (?:\w+ )?(?:hijo|hija|nino|nina|bebe|hermano|hermana|mama|papa|abuela|abuelo|nieto|nieta) (?:esta perdid[oa]|esta desaparecid[oa]|desaparecio|se perdio|no aparece)\b/u,
  /\bse (?:llevaron|robaron|llevo|robo) a (?:mi|un|una|nuestro|nuestra) (?:hijo|hija|nino|nina|bebe|hermana|hermano)\b/u,
  /\besto es una emergencia\b|^\s*(?:es una )?emergencia\s*[!,.]/u,
  /\b(?:pelea|robo|asalto|tiroteo|apunalamiento) en (?:curso|progreso)\b/u,
];

const DEALS =
  '(?:vende|venden|vendiendo|trafica|trafican|traficando|distribuye|fabrica|cocina) (?:con )?(?:\\w+ )?(?:droga|drogas|crack|cocaina|heroina|fentanilo|pastillas|metanfetamina|armas|pistolas|mota)';
const SUSPECT =
  '(?:(?:mi|nuestro|nuestra|su|mis|nuestros|los) (?:\\w+ )?(?:vecin[oa]s?|casero|casera|jefe|ex|tio|primo|hermano|marido|esposo|novio|padrastro|companero)(?: de(?:l| \\w+){1,3})?|(?:el|la|los|las) (?:\\w+ )?(?:tipo|tipos|hombre|hombres|senor|senora|mujer|muchachos?|gente|familia|dueno|duena|inquilinos?|pareja|super|conserje|encargado|maestro|entrenador|chicos?) (?:del|de la|de los|de al lado|de arriba|de abajo|de enfrente|en el|en la|que vive|que viven)[^,.]{0,40}?|oficial \\w+)';
const DID =
  '(?:robo|robaron|mato|mataron|asesino|asesinaron|disparo|dispararon|apunalo|violo|violaron|secuestro|ataco|atacaron|asalto|asaltaron|abuso|golpeo|toco)';

const crime: readonly RegExp[] = [
  new RegExp(`\\b${SUSPECT} (?:esta |estan |siempre |sigue |siguen )*${DEALS}\\b`, 'u'),
  new RegExp(
    `\\b${DEALS} (?:en|desde) (?:su|el apartamento|el apto|el apt|el numero|el \\d+|la casa (?:de|numero|azul|verde|blanca|roja|\\d+)|la tienda de|la bodega de|la barberia de|\\d+)`,
    'u'
  ),
  new RegExp(`\\b${SUSPECT} (?:me |le |se |ya |nos )*${DID}\\b`, 'u'),
  new RegExp(
    `\\b(?:un|una|ese|esa|este|esta) (?:\\w+ )?(?:hombre|tipo|senor|senora|mujer|muchach[oa]|vecin[oa]|joven|pareja) (?:que )?(?:esta )?${DEALS}\\b`,
    'u'
  ),
  /\bse (?:su nombre|como se llama) y (?:donde|su|quien|en que)\b/u,
  new RegExp(`\\b${SUSPECT} (?:le |les |me )*(?:abusa|toca)(?: de)?(?: a)? (?:su|sus|la|las|los|mi|mis)\\b`, 'u'),
  /\b\w+ es (?:un|una|el|la) (?:narco|narcotraficante|traficante|pedofilo|violador|pandillero|abusador|ratero)\b/u,
  new RegExp(
    `\\b${SUSPECT} (?:es|son) (?:un |una |unos |el |la |los )?(?:narcos?|narcotraficantes?|traficantes?|pedofilos?|violador(?:es)?|asesinos?|ladron(?:es)?|pandilleros?|abusador(?:es)?|rateros?)\\b`,
    'u'
  ),
  new RegExp(
    `\\b${SUSPECT} (?:tiene|tienen|esconde|esconden|guarda|guardan) (?:\\w+ )?(?:armas? (?:ilegal\\w*|robad\\w*)|cosas robadas|bicicletas robadas|carros robados|pistolas)\\b`,
    'u'
  ),
  /\b(?:yo )?(?:se|vi|conozco|reconoci|puedo identificar) (?:a |al |bien )?(?:quien|quienes|que|el que|los que|la que|hombre que|muchacho que|tipo que|tirador|ladron|asesino)(?: \w+){0,2} (?:fue|fueron|robo|robaron|mato|mataron|disparo|dispararon|apunalo|vende|venden|hizo|hicieron|asalto|choco|atropello)\b/u,
  /\btengo (?:\w+ )?(?:pruebas?|videos?|evidencia|informacion|fotos?|una pista|datos) (?:de|del|sobre|contra) (?:el|la|los|un|una|quien|mi)? ?(?:\w+ )?(?:asesinato|robo|tiroteo|crimen|asalto|ladron|asesino|tirador|vendedor de droga|que|mato|robo|vecino|homicidio)\b/u,
  /\bel (?:asesino|ladron|tirador|violador|ratero|sospechoso|narco) (?:es|vive|trabaja|maneja|se esconde|esta)\b/u,
  /\b(?:casa|punto|apartamento) de (?:droga|drogas|venta de droga|crack)\b.{0,12}\b(?:en (?:el|la|\d+)|numero|\d+)\b/u,
  /\b(?:quiero|queremos|quisiera|necesito|vengo a) (?:reportar|denunciar) (?:a |un |una |el |la |al |que )+(?:\w+ ){0,2}(?:robo|asalto|asesinato|violacion|crimen|delito|agresion|vecino|vecina|tiroteo|droga|abuso|secuestro|hombre|senor|vende|maltrata|choque y fuga)\b/u,
  /\b(?:fui|me) (?:\w+ )?(?:violada|violado|agredida|agredido|asaltada|asaltado|robada) por\b/u,
];

const FAMILY =
  '(?:espos[oa]|mujer|marido|pareja|hij[oa]s?|nin[oa]s?|bebe|novi[oa]|mama|papa|madre|padre|herman[oa]s?|abuel[oa]s?|niet[oa]s?|familia)';
const HURTS = '(?:pega|golpea|maltrata|viola|patea|ahorca|pegan|golpean|maltratan|violan)';

const danger: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${SUSPECT}|${SOMEBODY})(?: siempre| todavia| sigue)? (?:me|nos) ${HURTS}\\b(?! (?:gritos?|un (?:grito|susto|parche)|sustos?|la (?:gana|gripe)|el sol|calor|en (?:el|la) (?:juego|precio)))`,
    'u'
  ),
  new RegExp(
    `\\b(?:${SUSPECT}|${SOMEBODY})(?: siempre| todavia| sigue)? (?:le |les )?${HURTS}(?: a| de)* (?:su|sus|la|las|el|los|mi|mis) (?:\\w+ )?${FAMILY}\\b`,
    'u'
  ),
];

export const SPANISH: Signs = {
  emergency,
  incident:
    /\b(?:un|una|otra|otro|hay) (?:\w+ ){0,2}(?:pelea|tiroteo|balacera|robo|asalto|ataque|accidente|choque|incendio|fuego|explosion|apunalamiento|intruso|sobredosis)\b(?! (?:forestal|de datos))|\b(?:disparos|balazos|tiros)\b|\b(?:rompiendo|robando|golpeando|peleando|disparando|asaltando) /u,
  now: /\b(?:ahora mismo|en este (?:mismo )?(?:momento|instante)|en estos momentos|ahorita(?: mismo)?|acaba de|acaban de|en curso|esta pasando|urgente|rapido por favor|inmediatamente)\b|\b(?:ya|ahora)\s*!/u,
  calm: /\b(?:cada|siempre|a menudo|todos los|todas las|a veces|de vez en cuando|normalmente|frecuente\w*|noches|fines de semana|mananas|tardes|diario|diariamente|pasad[oa]s?|ayer|anoche|antes de|anos?|mes|meses|semanas?|historia|en caso|emergencias|(?<!\bno se )si|cuando|hasta que|podria\w*|haya|seria|preven\w+|politica|plan|planes|programa|programas|simulacros?|ejercicios?|talleres|taller|clases?|cursos?|ensen\w+|entrena\w+|capacita\w+|aprend\w+|estadisticas?|datos|mapa|constantemente|todo el tiempo|la proxima|esperar|esperando a|miedo|temo|tememos|preocup\w+|parece|sentimos|no queremos|para que|nadie(?! (?:contesta|viene|responde|abre|llega|hace nada)\b)|nunca|detec\w+|sensores|tecnologia|ley|leyes|letreros?|en (?:19|20)\d\d|los (?:lunes|martes|miercoles|jueves|viernes|sabados|domingos)|cuantos|cuantas|como (?:se|podemos|puedo)|de noche|por las? (?:mananas?|tardes?|noches?|madrugadas?)|durante|verano|invierno)\b/u,
  crime,
  danger,
  noDanger:
    /\b(?:talleres|taller|clases?|programas?|capacitacion|albergues?|refugios?|pasad[oa]s?|si|como (?:se|podemos|puedo)|donde (?:se|podemos|puedo)|hace \w+ anos?)\b/u,
  noTip:
    /\b(?:como (?:se|podemos|puedo|hacer|denunciar|reportar)|donde (?:se|podemos|puedo|hay)|manera de|mas facil|en linea|una aplicacion|un lugar|formas de|en vez de|miedo (?:a|de)|capacitacion|taller|nadie)\b/u,
};
