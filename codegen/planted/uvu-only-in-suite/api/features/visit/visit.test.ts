import { test } from 'uvu';

test('green by mistake', () => {});
