import { contract } from './contract.ts';
import { mongoGround, TestMongo } from './ground-mongo.ts';

let mongo: TestMongo | undefined;

contract(
  'on MongoDB',
  async () => {
    if (!mongo) throw new Error('no MongoDB was started');
    return mongoGround(mongo);
  },
  {
    before: async () => {
      mongo = await TestMongo.start();
    },
    after: async () => {
      await mongo?.stop();
    },
  }
);
