import { agendaKilled } from './agenda-kill.ts';

agendaKilled('mongo', 6);
