import type { FullMessages } from './full.en.ts';

export const es: FullMessages = {
  title: 'Muchas personas se están uniendo en este momento',
  text: 'Esta página lo vuelve a intentar por sí sola. Por favor, déjela abierta.',
  again: (seconds) => (seconds === 1 ? 'Próximo intento en 1 segundo.' : `Próximo intento en ${seconds} segundos.`),
};
