import type { VoiceMessages } from './voice.en.ts';

const format = new Intl.NumberFormat('es-US');
const number = (value: number) => format.format(value);
const votes = (n: number) => (n === 1 ? '1 voto' : `${number(n)} votos`);

export const es: VoiceMessages = {
  own: {
    state: {
      waiting: 'Espera a que la lea un moderador',
      held: 'Un moderador la está mirando con más calma',
      published: 'En el tablero',
      referred: (to) => `Remitida a ${to}`,
      declined: 'No se publicó',
      merged: 'Unida a una idea parecida',
      withdrawn: 'Retirada por usted',
    },
    votes,
    why: 'Por qué',
    object: 'Pedir otra revisión',
    appeal: {
      waiting: 'Pidió otra revisión. Un moderador decidirá.',
      granted: 'Se revisó otra vez: la decisión cambió.',
      upheld: 'Se revisó otra vez: la decisión se mantiene.',
    },
    together: 'Quien apoyó una de las dos ahora cuenta para ambas.',
    withdraw: 'Retirar',
    withdrawing: 'Retirando',
    sure: '¿Retirar esta idea?',
    sureYes: 'Sí, retirarla',
    sureNo: 'Dejarla',
    sureBack: 'Dejarlo',
  },
  filing: {
    category: 'Categoría',
    noCategory: 'No sé',
    zip: 'Su código postal',
    noZip: 'Prefiero no decirlo',
    optional: 'opcional',
  },
  help: {
    title: 'Ideas parecidas en el tablero',
    hint: 'Mientras escribe, aquí aparecen ideas como la suya.',
    none: 'Por ahora no hay nada parecido en el tablero.',
    found: (n) =>
      n === 1
        ? 'Hay una idea parecida en el tablero, debajo del texto.'
        : `Hay ${number(n)} ideas parecidas en el tablero, debajo del texto.`,
    votes,
    back: 'Mejor apoyar esta',
    backed: 'Usted ya apoya esta',
    referred: (to) => `Ya remitida a ${to}`,
    show: 'Mostrarla',
    done: 'Ahora apoya esa idea. Su texto se conserva: «Escribir» lo trae de vuelta.',
    kept: 'Su texto se conserva: «Escribir» lo trae de vuelta.',
  },
  personal:
    'Esto parece un teléfono, una dirección, una placa o un enlace. No incluya lo que pueda identificar a alguien.',
  guidelines: {
    title: 'Reglas para escribir',
    own: [
      'Una idea a la vez: qué está mal, dónde y cuándo.',
      'Diga qué ayudaría. Lo pequeño también cuenta.',
      'No escriba nombres, direcciones, placas ni nada que señale a una persona.',
      'Sea justo con quien lo lee y con quien se menciona.',
    ],
  },
  urgent: {
    emergency: {
      title: '¿Hay alguien en peligro ahora?',
      words: 'Nadie vigila esta página para emergencias. Por favor llame.',
    },
    crime: {
      title: '¿Se trata de un delito?',
      words: 'Todos pueden leer este tablero y aquí nadie investiga. Por favor avise directamente a la policía.',
    },
    nobody:
      'Si puede esperar: llame al número de la policía de su ciudad que no es de emergencias (en muchas ciudades, el 311 le dice cuál es) o vaya a una comisaría.',
    call: { emergency: 'Emergencia', nonEmergency: 'No urgente', tips: 'Línea de avisos' },
    dial: (name, phone) => `${name}: llamar al ${phone}`,
    unsent: 'No se ha enviado nada.',
    anyway: 'Enviar como idea de todos modos',
    keep: 'Seguir escribiendo',
  },
  flag: {
    title: 'Avisar de esta idea',
    lead: '¿Qué tiene de malo? Un moderador la mirará. Nadie más ve que usted avisó.',
    reasons: {
      'personal-data': 'Señala a una persona: un nombre, una dirección, una placa',
      abuse: 'Insulta o amenaza',
      unsafe: 'Pone a alguien en riesgo',
      other: 'Otra cosa',
    },
    send: 'Avisar',
    thanks: 'Gracias. Un moderador la mirará.',
  },
  appeal: {
    title: 'Pedir otra revisión',
    lead: 'Diga por qué debería decidirse de otra manera. Un moderador la mira una vez más; se puede pedir una sola vez.',
    label: '¿Por qué?',
    left: (n) => (n === 1 ? 'Queda 1 carácter' : `Quedan ${number(n)} caracteres`),
    over: (n) => `Sobran ${number(n)} caracteres`,
    send: 'Pedir',
    sent: 'Enviado. La respuesta aparece aquí, en «Suyas».',
  },
  receipt: {
    title: 'Su recibo',
    lead: 'Un enlace secreto a lo que escribió y apoyó aquí, y a lo que pasó con ello. Sirve en cualquier aparato, también dentro de meses, sin cuenta.',
    warn: 'Quien tenga este enlace también puede verlo. Guárdelo para usted.',
    link: 'Enlace secreto',
    copy: 'Copiar el enlace',
    copied: 'Copiado',
    byHand: 'Mantenga presionado el enlace para copiarlo.',
    open: 'Ábralo para imprimirlo o guardarlo',
    qr: 'Código QR de su recibo. Tómele una foto con otro teléfono.',
    failed: 'No se pudo traer el recibo. Inténtelo otra vez cuando tenga conexión.',
    again: 'Intentar otra vez',
    loading: 'Un momento…',
  },
};
