import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../realtime/config.ts';

const complaint = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return 'nothing to complain about';
};

describe('the environment', () => {
  it('SV-01 what is unset or empty has its default', () => {
    const defaults = readConfig({});
    expect(defaults).toMatchObject({
      port: 3000,
      host: '0.0.0.0',
      origin: null,
      mongoUrl: null,
      redisUrl: null,
      trustProxy: false,
      logLevel: 'info',
    });
    expect(defaults.dataFolder).toMatch(/\/data$/);
    expect(defaults.removals).toMatch(/\/data\/removals.jsonl$/);
    expect(readConfig({ PORT: '', ORIGIN: ' ', MONGODB_URL: '', OPENFLOOR_TRUST_PROXY: '' })).toEqual(defaults);
  });

  it('SV-01 what is set is read', () => {
    const read = readConfig({
      PORT: '8080',
      HOST: '::1',
      ORIGIN: 'https://townhall.example/',
      OPENFLOOR_DATA: '/srv/openfloor',
      MONGODB_URL: 'mongodb://one:27017,two:27017/openfloor?replicaSet=rs',
      REDIS_URL: 'redis://cache:6379',
      OPENFLOOR_TRUST_PROXY: 'TRUE',
      LOG_LEVEL: 'Warn',
    });
    expect(read).toEqual({
      port: 8080,
      host: '::1',
      origin: 'https://townhall.example',
      dataFolder: '/srv/openfloor',
      mongoUrl: 'mongodb://one:27017,two:27017/openfloor?replicaSet=rs',
      redisUrl: 'redis://cache:6379',
      trustProxy: true,
      logLevel: 'warn',
      removals: null,
    });
  });

  it.each([
    ['PORT', 'many'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['HOST', 'two words'],
    ['ORIGIN', 'townhall.example'],
    ['ORIGIN', 'https://townhall.example/path'],
    ['ORIGIN', 'ftp://townhall.example'],
    ['MONGODB_URL', 'db:27017'],
    ['REDIS_URL', 'http://cache'],
    ['OPENFLOOR_TRUST_PROXY', 'perhaps'],
    ['LOG_LEVEL', 'loud'],
  ])('SV-02 %s=%s is refused by name', (name, value) => {
    expect(complaint({ [name]: value })).toMatch(new RegExp(`^${name} must be`));
  });

  it('SV-02 everything that is wrong is told at once', () => {
    const told = complaint({ PORT: 'x', LOG_LEVEL: 'x', ORIGIN: 'x' });
    expect(told.split('\n').map((line) => line.split(' ')[0])).toEqual(['PORT', 'ORIGIN', 'LOG_LEVEL']);
  });

  it('SV-03 several nodes need MongoDB: REDIS_URL alone is refused', () => {
    expect(complaint({ REDIS_URL: 'redis://cache' })).toContain('MONGODB_URL');
  });
});
