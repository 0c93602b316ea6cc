import { killed } from './kill.ts';

killed('mongo', 3);
