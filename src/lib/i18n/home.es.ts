import type { HomeMessages } from './home.en.ts';

export const es: HomeMessages = {
  title: 'Diga qué necesita su vecindario',
  lead: 'Entre a una asamblea de su precinto con el código de la pantalla o de la invitación. Sin nombre, sin cuenta.',
  hint: 'Seis letras y números, como ELM204',
  notFound: (code) => `Ninguna reunión tiene el código ${code}. Revíselo; mayúsculas o minúsculas dan igual.`,
  notACode: 'Un código tiene de 4 a 12 letras y números, nada más.',
  now: 'Reuniones públicas',
  none: 'Ahora no hay ninguna reunión pública. Cuando se abra una, aparecerá aquí.',
  ends: (left) => `cierra en ${left}`,
  how: 'Cómo funciona',
  steps: [
    {
      title: 'Escriba una idea, o varias',
      text: 'Un moderador la lee primero. Usted sabrá qué pasó con ella, y por qué.',
    },
    { title: 'Apoye lo que le importa', text: 'Un toque. Puede retirarlo cuando quiera. Nadie ve quién votó.' },
    {
      title: 'Vea qué resulta',
      text: 'Las ideas más apoyadas están en la pantalla de la sala, y los agentes responden.',
    },
  ],
  staff: 'Para el personal',
};
