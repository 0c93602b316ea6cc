import type { Language } from './language.ts';

/**
 * One of these is in every text that could be urgent by the rules of that language: most texts are done after one look,
 * and a phone need not fetch the rules. Per language those of its `Signs`, then those of its `Harm`.
 * They meet lower-case text without accents.
 */
export const HINTS: Readonly<Record<Language, readonly [signs: RegExp, harm: RegExp]>> = {
  en: [
    /body|corpse|dead|punch|kick|name|odor|fire|burn|breath|hurt|hit|injur|wound|bleed|unconscious|unresponsive|chok|overdos|dying|drown|passed out|heart attack|seizure|stroke|asthma|shot|stab|hit by|run over|attack|rob|mug|kidnap|collaps|shoot|follow|chas|stalk|beat|threaten|assault|rap(?:e|i)|break|climb|intruder|burglar|stranger|gun|knife|weapon|machete|rifle|pistol|gas|smoke|accident|crash|fight|ambulance|help|911|9-1-1|call|send|kill|jump|suicid|missing|took|emergency|drug|crack|cocaine|heroin|meth|fentanyl|pills|stole|murder|molest|abus|dealer|pedophile|thie|killer|report|who|tip|proof|evidence|footage|scream/u,
    /kill|help|pushed|drag|forc|pull|shov|threw|chest|basement|just|stolen|cook|shoot|burn|blow|bomb|gun|stab|touch|molest|rap[ei]|pill|live anymore|alive|want to die|wrist|mov|wak|respond|lips|blue|purple|alone|himself|herself|highway|freeway|locked|tied|chained|trapped|pinned|stuck|flip|overturn|crash|fell|snatch|grab|rob|flames|smoke|hid|stash|buried|hiding|wanted|looking for|out of|house|inside/u,
  ],
  es: [
    /cuerpo|cadaver|olor|patea|nombre|llama |fuego|incendi|quem|llamas|ardiendo|prendio|respir|herid|lastim|sangr|inconsciente|desmay|desplom|ahog|muri|muert|convulsion|infarto|ataque|sobredosis|tirad|dispar|tiro|tiros|balazo|balac|balea|apunal|atropell|rob|asalt|atac|golpe|secuestr|choc|explot|matar|mato|siguiendo|persigu|sigue|amenaz|acos|ahorc|entrar|entrando|meter|metiendo|forzando|rompiendo|intruso|ladron|extrano|desconocido|dentro|pistola|cuchillo|arma|navaja|machete|rifle|escopeta|fusil|huele|ambulancia|manden|envien|llame|ayuden|auxilio|socorro|suicid|perdid|desaparec|aparece|llevaron|emergencia|pelea|drog|crack|cocaina|heroina|fentanilo|pastillas|mota|asesin|viol|abus|pega|maltrata|narco|trafic|pedofilo|pandill|ratero|denunciar|reportar|prueba|video|evidencia|pista|quien|gas|humo/u,
    /mat|quitar|auxilio|socorro|ayuda|cuchill|navaja|levanta|cristal|quem|balac|balear|explot|bomba|arma|pistola|cuchillo|apunal|toca|toco|manosea|abusa|viol|pastilla|vivir|morir|venas|mueve|respond|despiert|labios|morad|azul|solit|encerrad|amarrad|atrapad|volte|volc|choc|cayo|arranc|arrebat|incendio|fuego|humo|llamas|escond|buscan|vend|robad|metiendo|metieron|pegando|golpeando|fugado/u,
  ],
};
