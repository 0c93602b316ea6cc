import { agendaKilled } from './agenda-kill.ts';

agendaKilled('sqlite', 5);
