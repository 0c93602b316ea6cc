import type { Harm } from './urgency-search.ts';

/** Spanish, without accents: threats, people in danger who cannot help themselves, and what is hidden. See `urgency-search.ts`. */
const RELATIVE =
  '(?:padrastro|madrastra|pap[ai](?:to)?|mam[ai](?:ta)?|padre|madre|tio|tia|prim[oa]|abuel(?:it)?[oa]|herman(?:it|astr)?[oa]|marido|espos[oa]|novi[oa]|pareja|ex|cunad[oa]|hij(?:it)?[oa]|sobrin(?:it)?[oa]|ninera|suegr[oa])';
const PERSON = `(?:(?:mi|nuestro|nuestra|su|el|la|un|una|ese|esa|este|esta) (?:\\w{1,15} )?(?:${RELATIVE}|vecin[oa]|caser[oa]|hombre|mujer|senor|senora|tipo|muchach[oa]|nin[oa]|chic[oa]|chav[oa]|joven|alumn[oa]|estudiante|jefe|maestro|profesor|entrenador|pastor|cura)|alguien)`;
const CHILD =
  '(?:nin(?:it)?[oa]s?|bebe(?:s|cit[oa]s?)?|criaturas?|chiquit[oa]s?|recien nacid[oa]|muchachit[oa]s?|perr(?:it)?[oa]s?|viejit[oa]s?|ancian[oa]s?)';
const PEOPLE =
  '(?:gente|muchach(?:it)?[oa]s?|mujer(?:es)?|nin[oa]s?|chic[oa]s?|personas?|hombres?|trabajador(?:es)?|migrantes?|familias?|paisan[oa]s?|senoras?|jovencit[oa]s?)';
const BUILDING =
  '(?:iglesia|escuela|casa|edificio|tienda|junta|reunion|mezquita|sinagoga|templo|comisaria|estacion|oficina|fiesta|apartamento|departamento|carro|clinica|hospital|alcaldia|ayuntamiento|negocio|preparatoria|secundaria|high school|local|taller)';
const WILL =
  '(?:va a|van a|voy a|vamos a|quiere|quieren|quiero|piensa|piensan|planea|planean|amenaza con|amenazo con|juro)(?: (?:ir a|venir a|entrar a|regresar a) (?:\\w{1,12} ){0,3}?(?:a )?)?';

export const SPANISH_HARM: Harm = {
  danger: [
    new RegExp(
      `\\b${PERSON} (?:\\w{1,10} ){0,3}?(?:dice|dijo|jura|juro|me dijo|me dice|amenazo|amenaza|puso|mando decir)(?: con)?(?: que)? (?:(?:hoy|manana|ahora|en|la|noche|un|dia|esta|tarde|el|ella) ){0,5}?(?:(?:me|la|lo|nos|le) (?:mata|va a matar|apunala|balea)|matarme|matarla|matarlo|matarnos|va a matar(?:me|la|lo|nos| a (?:mi|su|una?) \\w{1,12})?)\\b(?! (?:de (?:risa|hambre|calor|pena)|el ruido))`,
      'u'
    ),
    new RegExp(
      `\\b${WILL} ?(?:quemar|incendiar|balacear|balear|bombardear|explotar|volar|prenderle fuego a|prender fuego a|echar bala en|tirotear|rafaguear) (?:la|el|esta|este|esa|ese|su|mi|una|un) (?:\\w{1,12} )?${BUILDING}\\b`,
      'u'
    ),
    new RegExp(
      `\\b${WILL} ?(?:balacearlos|balearlos|matarlos|quemarlos|apunalarlos|acribillarlos|matar(?:los)? a (?:todos|la gente|los policias))\\b`,
      'u'
    ),
    new RegExp(
      `\\b(?:${PERSON}|${CHILD}) (?:\\w{1,10} ){0,4}?(?:dice|dijo|puso|publico|presume|anda diciendo)(?: que)? (?:\\w{1,12} ){0,3}?(?:va a (?:llevar|traer|meter)|lleva|trae|traera|llevara) (?:un |una |su )(?:arma|pistola|cuchillo|bomba|rifle|navaja|machete)\\b`,
      'u'
    ),
    /\b(?:me|se) (?:tome|tomo|trague|trago|acabo de tomar|he tomado) (?:\w{1,8} )?(?:todas (?:las|mis|sus)|un monton de|un frasco (?:entero )?de|muchas|el frasco de) ?(?:\w{1,12} )?(?:pastillas|pildoras)\b/u,
    /\bya no (?:quiero|tengo ganas de) (?:seguir )?(?:vivir|viviendo|vivir mas)\b(?! (?:aqui|en|con|asi|cerca|al lado))|\bquiero morir(?:me)?\b(?! de)|\bme quiero quitar la vida\b|\bme (?:corte|voy a cortar) las venas\b|\bestarian mejor sin mi\b/u,
    new RegExp(
      `\\b(?:mi|su) ${RELATIVE} me (?:toca|manosea|viola)\\b(?! (?:cuidar|lavar|la guitarra|cargar|el turno))`,
      'u'
    ),
    new RegExp(
      `\\b(?:mi|su|nuestro|el|la) ${RELATIVE} (?:me |le |la |nos )?(?:toca|toco|manosea|manoseo|viola|violo|abusa de|abuso de)(?: a)? (?:mi|mis|su|sus|la|las|los)? ?(?:${RELATIVE}s?|${CHILD})\\b`,
      'u'
    ),
    new RegExp(
      `\\b(?:le|les|me|nos|la|lo) (?:esta|estan) (?:pegando|golpeando|ahorcando|pateando|maltratando) a (?:su|sus|la|el|mi|una|un) (?:${RELATIVE}|mujer|${CHILD}|senora|hijos?)\\b`,
      'u'
    ),
    new RegExp(
      `\\b(?:tiene|tienen|tenian|trae|traen|mantiene|mantienen|hay) (?:a )?(?:\\w{1,10} )?${PEOPLE} (?:\\w{1,10} ){0,2}?(?:encerrad[oa]s?|amarrad[oa]s?|secuestrad[oa]s?|cautiv[oa]s?|a la fuerza|contra su voluntad|esposad[oa]s?)\\b(?! (?:en (?:casa|sus casas)|por (?:miedo|el frio|la lluvia)))`,
      'u'
    ),
  ],
  emergency: [
    /\b(?:tirad[oa]|senora?|viejit[oa]|hombre|mujer|nin[oa]|muchach[oa]|bebe|alguien)\b.{0,50}\bno (?:se mueve|reacciona|despierta|se despierta|se levanta)\b/u,
    /\b(?:labios|cara|deditos) (?:muy |bien |todos )?(?:morad[oa]s?|azul(?:es)?)\b|\bse (?:esta poniendo|puso) (?:morad[oa]|azul)\b/u,
    new RegExp(
      `\\b(?:un|una|ese|esa|hay) ?(?:un |una )?${CHILD} (?:\\w{1,10} ){0,4}?(?:sol(?:it)?[oa]s?|caminando|perdid[oa]|llorando|gateando) (?:\\w{1,10} ){0,3}?(?:en|por|sobre) (?:el |la |las )?(?:freeway|autopista|carretera|vias?|via del tren|expressway|highway|periferico|azotea|techo)\\b`,
      'u'
    ),
    new RegExp(
      `\\b(?:un|una|al|el|la|su|unos|hay) ${CHILD} (?:\\w{1,10} ){0,3}?(?:encerrad[oa]|atrapad[oa]|sol(?:it)?[oa]s?|dejad[oa]) (?:\\w{1,10} ){0,2}?(?:en|dentro de|adentro de) (?:un |el |una |la |su )(?:carro|coche|troca|camioneta|van|auto|vehiculo|cajuela|elevador)\\b`,
      'u'
    ),
    /\bhay (?:\w{1,10} ){0,3}?(?:atrapad[oa]s?|prensad[oa]s?)\b(?! en (?:el trafico|la lluvia|el pasado))|\bhay (?:gente|personas?|ninos?|familias?|alguien) (?:\w{1,10} ){0,2}?(?:en el techo|colgad[oa]s?|ahogandose|pidiendo auxilio|tirad[oa]s? en)\b/u,
    /\b(?:se (?:acaba de )?(?:volteo|volco|voltear|volcar)|acaba de (?:voltearse|volcarse)) (?:un|una|el|la) (?:carro|coche|troca|camion|camioneta|bus|autobus|van|moto|auto)\b/u,
    /\b(?:acaba|acaban) de (?:arrancar(?:le)?|arrebatar(?:le)?|quitarle|empujar a|tumbar|atacar|navajear|acuchillar|aventar|caer(?:se)?|estrellar(?:se)?|prenderle fuego)\b/u,
    /^[\s¡]*(?:hay )?(?:un )?(?:incendio|fuego) (?:en|adentro|dentro|aqui)\b(?! (?:verano|otono|la noche|las noches|california))/u,
    /\bsale(?:n)? (?:mucho )?(?:humo|llamas|fuego) (?:de|del|por)\b(?! (?:los (?:escapes|camiones|carros)|las parrillas|la parrilla))|\bhay (?:llamas|explosiones)\b/u,
    /\b(?:se estan|estan|se esta) (?:peleando|dando|acuchillando|agarrando) (?:\w{1,10} ){0,2}?(?:con|a) (?:cuchillos?|navajas?|pistolas?|machetes?|tiros|balazos|bates?)\b/u,
    /\b(?:pide|piden|pidiendo|gritando|grita) (?:auxilio|socorro|ayuda)\b(?! (?:con|al|a la|para|de la ciudad|del))/u,
    /\bse (?:estan|esta) metiendo (?:a|en|por) (?:la|el|mi|una|un|su) (?:\w{1,10} )?(?:casa|apartamento|departamento|carro|coche|tienda|garaje|cochera|ventana|puerta|edificio|negocio|patio)\b|\bse (?:metieron|metio) (?:un (?:hombre|tipo|ladron) )?(?:a|en) mi (?:casa|apartamento|cuarto)\b/u,
    /\b(?:un |una )?(?:hombre|tipo|senor|muchacho|sujeto|mujer|tipos|hombres|encapuchad[oa]s?) (?:armad[oa]s?|con (?:un |una |su )?(?:pistola|arma|cuchillo|machete|rifle|escopeta|navaja))\b(?! de (?:agua|juguete))/u,
    /\b(?:alguien|un (?:nino|hombre|senor|muchacho|trabajador)|una (?:nina|mujer|senora)|mi \w{1,10}) (?:se )?(?:acaba de )?(?:cayo|caerse|cayeron) (?:\w{1,6} )?(?:al (?:rio|lago|canal|pozo|tren)|a las vias|del (?:techo|puente|balcon|edificio|andamio))\b/u,
  ],
  crime: [
    /\b(?:se|sabemos|vi|vimos) (?:bien )?(?:donde|en donde|adonde) (?:\w{1,10} ){0,3}?(?:escondio|esconde|esconden|escondieron|guarda|guardan|guardo|enterro|tiro|tiraron|tiene|tienen|vende|venden) (?:\w{1,10} ){0,3}?(?:pistolas?|armas?|cuchillo|cuerpo|drogas?|dinero|lo robado|cosas robadas|bicis?|rifle|\w{1,12} robad[oa]s)\b/u,
    /\b(?:que (?:buscan|esta buscando la policia|mato|robo|asalto|violo|salio en las noticias)|el (?:profugo|fugado))\b.{0,70}\b(?:esta|se esta|anda|vive|se queda) (?:durmiendo|escondid[oa]|escondiendose|quedandose|viviendo|metid[oa]|en (?:la|el|casa))\b/u,
    /\b(?:vende|venden|vendiendo|mueven|cocinan) (?:\w{1,10} )?(?:drogas?|crack|cocaina|heroina|fentanilo|pastillas|cristal|armas|pistolas|meta) (?:en|desde|adentro de|dentro de|de) (?:la|el|una|un|esa|ese|su) (?:\w{1,10} )?(?:casa|apartamento|departamento|traila|cochera|garaje|barberia|lavanderia|tienda|sotano|motel|yonke|taller)\b/u,
    /\b(?:carros|bicis|bicicletas|cosas|motos|celulares|armas) robad[oa]s (?:\w{1,10} ){0,3}?(?:llegan|entran|las? venden|los venden|guardan|llevan|van a dar|terminan) (?:a|al|en|por)\b/u,
  ],
};
