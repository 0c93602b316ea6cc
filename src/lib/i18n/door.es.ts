import type { DoorMessages } from './door.en.ts';

export const es: DoorMessages = {
  ask: '¿Está en la sala? Escriba el código de la pantalla.',
  enter: 'Estoy aquí',
  entering: 'Un momento…',
  inside: 'Se le cuenta como presente en la sala.',
  wrong: 'Ese no es el código que está ahora en la pantalla. Cambia cada minuto.',
  wait: (seconds) => `Espere ${seconds} s y escriba el código que haya entonces en la pantalla.`,
  failed: 'No se pudo. Inténtelo otra vez.',
};
