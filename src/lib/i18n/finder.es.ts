import type { FinderMessages } from './finder.en.ts';

const format = new Intl.NumberFormat('es-US');
const some = (n: number) => `${format.format(n)} ${n === 1 ? 'idea' : 'ideas'}`;

export const es: FinderMessages = {
  label: 'Buscar y filtrar',
  field: 'Buscar en las ideas',
  placeholder: 'Una palabra, un lugar, una calle',
  categories: 'Categoría',
  standings: 'Qué pasó con ella',
  standing: { open: 'Abierta', answered: 'Respondida', agenda: 'En la agenda', referred: 'Remitida' },
  ownFirst: 'Primero las ideas en español',
  ownFirstNote: 'Los votos quedan igual; solo cambia el orden.',
  found: (n, of) => `${format.format(n)} de ${some(of)}`,
  filters: 'Filtros',
  clear: 'Borrar',
  close: 'Cerrar la búsqueda',
  none: 'Nada coincide. Pruebe con menos palabras u otras, o quite los filtros.',
  number: (n) => format.format(n),
};
