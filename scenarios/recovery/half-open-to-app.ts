import { halfOpenOneWay } from './half-open-one-way.ts';

export const halfOpenToApp = halfOpenOneWay({
  name: 'half-open-to-app',
  title: 'Link that is dead towards the app',
  asks: 'Does the app notice, within 30 s, that nothing reaches it any more, though Slack still hears it?',
  way: 'to-app',
});
