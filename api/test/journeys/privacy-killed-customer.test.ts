// time-limit-s: 300
import { testKilledErasure } from '../support/killed-erasure.ts';

testKilledErasure('customer');
