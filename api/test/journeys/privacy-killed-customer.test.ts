// time-limit-s: 240
import { testKilledErasure } from '../support/killed-erasure.ts';

testKilledErasure('customer');
