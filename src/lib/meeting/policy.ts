/**
 * The screening policy that a meeting starts with: the only reasons for which an idea may leave the board, worded for
 * the person who wrote it. Wordings are public. `translations` has the same ids in other languages.
 */
export type Wordings = Readonly<Record<string, string>>;

export interface Policy {
  /** reason id → public wording, in the meeting's first language (English by default) */
  readonly reasons: Wordings;
  /** destination id → name, offered when an idea is referred; another destination may be typed */
  readonly referrals: Wordings;
  readonly translations: Readonly<Record<string, { readonly reasons: Wordings; readonly referrals: Wordings }>>;
  /** reason id → the destination that is offered first with it */
  readonly suggested?: Wordings;
  /** Not offered any more; their wordings stay, for what was decided under them. */
  readonly retired?: { readonly reasons: readonly string[]; readonly referrals: readonly string[] };
}

export interface Categories {
  /** category id → name */
  readonly names: Wordings;
  readonly translations: Readonly<Record<string, Wordings>>;
  /** Not offered any more; their names stay, for the ideas that have them. */
  readonly retired?: readonly string[];
}

export const DEFAULT_POLICY: Policy = {
  reasons: {
    'not-police': 'Police cannot act on this. It belongs to another agency, named here where we know it.',
    emergency:
      'This needs help now, or is a tip about a crime. Call 911 or the tip line; this board is not watched for it.',
    'personal-data': 'It names or describes a person, an address or a plate. Write it again without that.',
    accusation:
      'It accuses someone who can be recognised. A public board is not the place; an officer will take a report.',
    hateful: 'It insults or threatens people for who they are.',
    unrelated: 'It is not about this area or this meeting.',
    advertising: 'It is an advertisement or was posted many times.',
    unclear: 'We could not understand what is asked. Please write it again with a place or an example.',
  },
  referrals: {
    '311': '311 city services',
    housing: 'Housing',
    sanitation: 'Sanitation',
    transport: 'Streets and transport',
    parks: 'Parks',
    schools: 'Schools',
    health: 'Health and social services',
  },
  translations: {
    es: {
      reasons: {
        'not-police': 'La policía no puede actuar en esto. Corresponde a otra agencia, nombrada aquí si la conocemos.',
        emergency:
          'Esto necesita ayuda ahora, o informa de un delito. Llame al 911 o a la línea de denuncias; este tablero no se vigila para eso.',
        'personal-data': 'Nombra o describe a una persona, una dirección o una placa. Escríbalo de nuevo sin eso.',
        accusation: 'Acusa a alguien reconocible. Un tablero público no es el lugar; un agente tomará la denuncia.',
        hateful: 'Insulta o amenaza a personas por ser quienes son.',
        unrelated: 'No trata de esta zona ni de esta reunión.',
        advertising: 'Es publicidad o se envió muchas veces.',
        unclear: 'No entendimos qué se pide. Escríbalo de nuevo con un lugar o un ejemplo.',
      },
      referrals: {
        '311': 'Servicios municipales 311',
        housing: 'Vivienda',
        sanitation: 'Limpieza y basura',
        transport: 'Calles y transporte',
        parks: 'Parques',
        schools: 'Escuelas',
        health: 'Salud y servicios sociales',
      },
    },
  },
};

export const DEFAULT_CATEGORIES: Categories = {
  names: {
    streets: 'Streets and lighting',
    traffic: 'Traffic and parking',
    safety: 'Safety on foot',
    noise: 'Noise and nights',
    youth: 'Young people and schools',
    station: 'At the station',
  },
  translations: {
    es: {
      streets: 'Calles y alumbrado',
      traffic: 'Tráfico y estacionamiento',
      safety: 'Seguridad a pie',
      noise: 'Ruido y noches',
      youth: 'Jóvenes y escuelas',
      station: 'En la comisaría',
    },
  },
};
