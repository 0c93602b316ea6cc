import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/lib/meeting/language.ts';
import { moderator, resident } from './cast.ts';
import { given } from './given.ts';

const ENGLISH = `
The lamp at the bus stop is out
Cars double-park in the bus lane every morning
Please slow down traffic near the school
More lights in the park
Too much noise at night
We need a crosswalk on 4th Avenue
Kids can't cross safely
Street lights are broken
Officers should walk the beat again
Loud music after midnight, nobody sleeps
Can the station open on weekends?
Stolen bikes on Elm Street, what is being done?
Trash bags all over the corner
The señor at the deli is right about the parking
Where do we report broken parking meters?
Speeding on Grand Concourse after the light turns
Fix the lights on Calle Ocho please
It's dark under the bridge
Dogs without a leash in the park
I don't feel safe at the bus stop
`;
const SPANISH = `
No hay luz en la parada del autobús
Los semáforos tardan demasiado
Hay mucho ruido por la noche
Falta alumbrado en el parque
Queremos un cruce seguro frente a la escuela
Los carros van a mucha velocidad
¿Pueden arreglar la acera?
La basura se queda en la esquina toda la semana
Mas policias caminando en el barrio por favor
No me siento segura en la parada de noche
Los vecinos de la calle 5 no pueden dormir
Hay que poner una luz en el Bronx Park
Necesitamos ayuda con los jóvenes
Que los policias hablen español
Robos de bicicletas en la estación
Estacionamiento en doble fila frente al hospital
El Sunset Park esta muy oscuro
Perros sueltos todos los días
Mucha gente cruza sin mirar
Arreglen los baches de la avenida
`;
const NEITHER = [
  '',
  'OK',
  '911',
  'Lamp!!!',
  'Broadway & 42nd',
  'Parking',
  'Ruido',
  'مصباح الشارع لا يعمل عند الزاوية',
  '夜の駅前が暗い',
  'Уличные фонари не горят возле школы',
  'Il y a trop de bruit la nuit dans la rue',
  'As ruas não têm luz, é muito escuro em frente da escola',
  'La strada è troppo buia di notte e gli autobus non passano',
  'Die Straße ist nachts zu dunkel und der Bus kommt nicht',
  'Gen twòp bri nan lari a',
  'The luz en the calle is not there, no hay nada for los kids',
  '👍👍👍',
  'x'.repeat(500),
];
const lines = (texts: string): string[] => texts.trim().split('\n');

describe('the language of a text', () => {
  it.each(lines(ENGLISH))('MT-76 English: %s', (text) => {
    expect(languageOf(text)).toBe('en');
  });

  it.each(lines(SPANISH))('MT-76 Spanish: %s', (text) => {
    expect(languageOf(text)).toBe('es');
    expect(languageOf(text.toUpperCase())).toBe('es');
    expect(languageOf(text.normalize('NFD'))).toBe('es');
  });

  it.each(NEITHER)('MT-76 cannot be told: %s', (text) => {
    expect(languageOf(text)).toBeNull();
  });

  it('MT-77 goes with the idea for everybody, and is told anew from a redacted text', () => {
    const meeting = given('live').published(1, 'No hay luz en la parada del autobús');
    for (const audience of ['public', 'screen', 'staff'] as const) {
      expect(meeting.board(audience).ideas['idea-1']?.lang).toBe('es');
    }
    meeting.and(resident(1), { type: 'idea.submit', text: 'Lamp!!!' });
    expect(meeting.board('staff').ideas['idea-2']?.lang).toBeNull();
    meeting.and(moderator, { type: 'idea.redact', ideaId: 'idea-1', text: 'There is no light at the bus stop' });
    expect(meeting.board().ideas['idea-1']?.lang).toBe('en');
  });
});
