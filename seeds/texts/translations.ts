/** What a moderator said in the other language of the meeting: [beginning of the idea, language, text]. */
export const TRANSLATIONS: readonly (readonly [string, 'en' | 'es', string])[] = [
  [
    'The underpass at Alder',
    'es',
    'El paso subterráneo de Alder y la 9 no tiene luces que funcionen desde la primavera. La gente camina por la calle para evitarlo.',
  ],
  [
    'Dirt bikes racing',
    'es',
    'Motos que hacen carreras por el camino del río los domingos por la tarde, donde juegan los niños.',
  ],
  ['Una persona que hable español', 'en', 'Somebody who speaks Spanish at the front desk in the afternoons.'],
  [
    'Open the school gym',
    'es',
    'Abran otra vez el gimnasio de la escuela los viernes por la noche. Cuando cerró, todos se fueron a la esquina.',
  ],
  [
    'Walk the school route',
    'es',
    'Acompañen la ruta escolar con el guardia de cruce a las 2:30. En la esquina de Alder les roban el teléfono a los niños.',
  ],
  [
    'Double parking outside',
    'es',
    'Doble fila frente al mercado de Alder todos los sábados. El autobús 14 no pasa, y las ambulancias tampoco.',
  ],
  [
    'Una patrulla a pie',
    'en',
    'A foot patrol on 9th Avenue between eight and eleven; we know the officers and they know us.',
  ],
  [
    'Las luces de la cancha',
    'en',
    'The lights of the Birch court go off at seven and the boys go on playing in the dark.',
  ],
  [
    'Loud music from the lot',
    'es',
    'Música fuerte en el lote detrás del mercado hasta las 2, viernes y sábados, todo el verano.',
  ],
  ['When I call about noise', 'es', 'Cuando llamo por ruido quiero que me digan qué pasó, aunque no haya sido nada.'],
];
