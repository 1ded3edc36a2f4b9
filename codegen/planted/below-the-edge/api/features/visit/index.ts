export { send } from '../../edge/socket.ts';
