import { killed } from './kill.ts';

killed('sqlite', 2);
