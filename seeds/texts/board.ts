/**
 * What residents of an imaginary precinct brought to the meeting and see on its board: category → [supporters, text].
 * All places are made up, and nobody is named.
 */
export type Category = 'streets' | 'traffic' | 'safety' | 'noise' | 'youth' | 'station';

export const ON_THE_BOARD: Readonly<Record<Category, readonly (readonly [number, string])[]>> = {
  streets: [
    [87, 'The underpass at Alder and 9th has had no working lights since spring. People walk in the road to avoid it.'],
    [22, 'Las luces de la cancha de Birch se apagan a las siete y los muchachos siguen jugando a oscuras.'],
    [17, 'Cut back the hedge at the Linden Court bus stop. You cannot see who is standing behind it.'],
    [11, 'The lamp outside 12 Alder flickers all night. Three of us have reported it since June.'],
    [9, 'Pinten otra vez el paso de peatones frente a la iglesia de la calle Birch; ya no se ve.'],
    [6, 'The stairs from the river path up to 9th need a handrail and a light at the bottom.'],
    [3, 'A mirror at the blind exit of the Linden Court garage, so that drivers see the children.'],
  ],
  traffic: [
    [61, 'Dirt bikes racing along the river path on Sunday evenings, where kids play.'],
    [
      26,
      'Double parking outside the Alder market every Saturday. The 14 bus cannot pass, and ambulances cannot either.',
    ],
    [19, 'Cars run the red light at Birch and 9th when school lets out. An officer there for two weeks would help.'],
    [14, 'Los camiones de reparto bloquean la rampa para sillas de ruedas en Alder desde las seis de la mañana.'],
    [12, 'Speed bumps on Linden between the school and the park. Cars do forty there.'],
    [7, 'Abandoned white van on Birch, flat tyres, there since August. People sleep in it.'],
    [5, 'Electric scooters on the sidewalk by the clinic. My mother was knocked over last month.'],
    [2, 'Enforce the no-parking hours for street sweeping on 9th, nobody moves their car any more.'],
  ],
  safety: [
    [
      29,
      'Walk the school route with the crossing guard at 2:30. The corner of Alder is where kids get robbed of phones.',
    ],
    [24, 'Una patrulla a pie por la avenida 9 entre las ocho y las once; conocemos a los agentes y nos conocen.'],
    [16, 'Men block the entrance of the laundromat on 9th in the evening and say things to women going in.'],
    [13, 'Package thefts in the Linden Court lobbies, always between noon and three. The door lock is broken.'],
    [10, 'Loose dogs in the small park at Birch in the early morning, two people bitten this year.'],
    [8, 'Me da miedo esperar el autobús de las cinco de la mañana en Alder. ¿Puede pasar un coche a esa hora?'],
    [4, 'Tell the building what happened after a break-in. We only hear sirens and then nothing.'],
  ],
  noise: [
    [21, 'Loud music from the lot behind the market until 2 am, Friday and Saturday, all summer.'],
    [15, 'Modified exhausts on the 9th Avenue straight after midnight. You can set your clock by it.'],
    [9, 'Fuegos artificiales en el patio de Linden Court entre semana; los niños no duermen y los perros tampoco.'],
    [5, 'The bar on Birch props its back door open. One visit to the owner would be enough.'],
    [3, 'Leaf blowers before seven on Sundays on Alder. Small thing, but every single week.'],
  ],
  youth: [
    [34, 'Open the school gym on Friday nights again. When it closed, everyone moved to the corner.'],
    [18, 'A basketball league with officers and kids on the same teams, not against each other.'],
    [12, 'Los policías de la escuela deberían hablar con los padres, no solo llamar cuando ya pasó algo.'],
    [8, 'Explain to teenagers what you may and may not ask when you stop them. Do it in the school.'],
    [6, 'Summer jobs: let the precinct take ten young people from the area, paid.'],
    [4, 'Selling near the school gate on Fridays, from cars. Be there at three o’clock.'],
    [2, 'Can the horse unit come to the school fair? The little ones still talk about last time.'],
  ],
  station: [
    [41, 'Una persona que hable español en el mostrador por las tardes.'],
    [20, 'When I call about noise I want to hear back what happened, even if it is nothing.'],
    [11, 'A ramp for the side entrance. The front steps of the station are not possible with a stroller.'],
    [7, 'Publish the sector officers’ phone hours at the library and the laundromat, on paper.'],
    [5, 'Que se pueda denunciar en línea en español también, no solo por teléfono.'],
    [3, 'Hold this meeting at the Birch library once, some of us do not like to walk into a station.'],
  ],
};

/** Duplicates that a moderator merged: [supporters, text, category, beginning of the idea that it was merged into]. */
export const MERGED: readonly (readonly [number, string, Category, string])[] = [
  [9, 'Motocross bikes by the river every Sunday. Someone will be hurt.', 'traffic', 'Dirt bikes racing'],
  [6, 'Motos haciendo carreras en el camino del río los domingos por la tarde.', 'traffic', 'Dirt bikes racing'],
  [7, 'Lights under the bridge at 9th are broken.', 'streets', 'The underpass at Alder'],
  [4, 'Someone should talk to the lot behind the market about the music.', 'noise', 'Loud music from the lot'],
];

/** Official replies: [beginning of the idea, reply]. */
export const REPLIES: readonly (readonly [string, string])[] = [
  [
    'The underpass at Alder',
    'The lighting department has the report. Until it is fixed a foot post covers the underpass from six to ten.',
  ],
  ['Dirt bikes racing', 'We have been there the last two Sundays and will say tonight what we saw.'],
  [
    'Una persona que hable español',
    'Desde el lunes hay una persona que habla español de lunes a jueves, de tres a ocho de la tarde.',
  ],
  ['Package thefts', 'Please keep reporting them, also the small ones. The building is getting a new lock this month.'],
  ['Can the horse unit', 'Yes. Tell the community desk the date of the fair and they will be there.'],
];

/** Which idea the room talks about now. */
export const SPOTLIGHT = 'The underpass at Alder';
