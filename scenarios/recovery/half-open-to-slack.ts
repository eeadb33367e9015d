import { halfOpenOneWay } from './half-open-one-way.ts';

export const halfOpenToSlack = halfOpenOneWay({
  name: 'half-open-to-slack',
  title: 'Link that is dead towards Slack',
  asks: 'Does the app notice, within 30 s, that Slack hears none of its acks any more, though events still come?',
  way: 'to-slack',
});
