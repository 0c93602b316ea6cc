import type { Ground } from './ground.ts';
import type { Row } from './report.ts';
import { agenda } from './rows/agenda.ts';
import { agendaTrace } from './rows/agenda-trace.ts';
import { delivery } from './rows/delivery.ts';
import { hallMongo, hallSqlite } from './rows/hall.ts';
import { memory } from './rows/memory.ts';
import { progress } from './rows/progress.ts';
import { reconnect } from './rows/reconnect.ts';
import { scale } from './rows/scale.ts';
import { screens } from './rows/screens.ts';
import { viewers } from './rows/viewers.ts';
import { voteCpu } from './rows/vote-cpu.ts';

export interface Measurement {
  readonly id: string;
  readonly run: (ground: Ground) => Promise<readonly Row[]>;
}

export const ROWS: readonly Measurement[] = [
  { id: 'delivery', run: delivery },
  { id: 'vote-cpu', run: voteCpu },
  { id: 'hall-sqlite', run: hallSqlite },
  { id: 'hall-mongo', run: hallMongo },
  { id: 'viewers', run: viewers },
  { id: 'screens', run: screens },
  { id: 'reconnect', run: reconnect },
  { id: 'scale', run: scale },
  { id: 'memory', run: memory },
  { id: 'progress', run: progress },
  { id: 'agenda', run: agenda },
  { id: 'agenda-trace', run: agendaTrace },
];
