import { contract } from './contract.ts';
import { sqliteGround } from './ground-sqlite.ts';

contract('on SQLite', sqliteGround);
