import { contract } from './contract.ts';
import { memoryGround } from './ground-memory.ts';

contract('in memory', () => memoryGround());
