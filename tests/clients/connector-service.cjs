// Microsoft's own server side of the Connector, as a bot runs it for the bots it calls: ChannelServiceHandler and its routes.
// node connector-service.cjs: prints its port, then each call it took as a line of JSON.
const http = require('http');
const { ChannelServiceHandler, ChannelServiceRoutes, StatusCodeError } = require('botbuilder');
const { AuthenticationConfiguration, SimpleCredentialProvider } = require('botframework-connector');

const took = (operation, ...values) => console.log(JSON.stringify({ operation, values }));

class Handler extends ChannelServiceHandler {
  onSendToConversation(_, conversation, activity) { took('sendToConversation', conversation, activity); return { id: 'sent-1' }; }
  onReplyToActivity(_, conversation, id, activity) { took('replyToActivity', conversation, id, activity); return { id: 'reply-1' }; }
  onUpdateActivity(_, conversation, id, activity) { took('updateActivity', conversation, id, activity); return { id }; }
  onDeleteActivity(_, conversation, id) { took('deleteActivity', conversation, id); }
  onCreateConversation(_, parameters) { took('createConversation', parameters); return { id: 'conversation-1', activityId: 'first-1' }; }
  onGetConversationMembers(_, conversation) { took('getConversationMembers', conversation); return [{ id: 'user1', name: 'Ana' }]; }
  onGetConversationPagedMembers(_, conversation, size, token) { took('getPagedMembers', conversation, size, token); return { members: [{ id: 'user1' }], continuationToken: 'next' }; }
  onGetConversationMember(_, member, conversation) {
    took('getConversationMember', conversation, member);
    if (member === 'nobody') throw new StatusCodeError(404, 'nobody by that name');
    return { id: member };
  }
}

// The routes want a server like restify's: a path with named parts, and a response that is sent or ended with a status.
const routes = [];
const add = method => (path, handle) => routes.push({ method, parts: path.split('/'), handle });
const server = { get: add('GET'), post: add('POST'), put: add('PUT'), del: add('DELETE') };
new ChannelServiceRoutes(new Handler(new SimpleCredentialProvider('', ''), new AuthenticationConfiguration())).register(server, '');

const match = (parts, path) => {
  if (parts.length !== path.length) return null;
  const params = {};
  for (let i = 0; i < parts.length; i++)
    if (parts[i].startsWith(':')) params[parts[i].slice(1)] = decodeURIComponent(path[i]);
    else if (parts[i] !== path[i]) return null;
  return params;
};

http.createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  let body = '';
  for await (const chunk of request) body += chunk;
  for (const { method, parts, handle } of routes) {
    const params = method === request.method ? match(parts, url.pathname.split('/')) : null;
    if (!params) continue;
    request.params = params;
    request.query = Object.fromEntries(url.searchParams);
    request.body = body ? JSON.parse(body) : undefined;
    response.status = status => { response.statusCode = status; };
    response.send = value => { response.setHeader('Content-Type', 'application/json'); response.write(JSON.stringify(value)); };
    return handle(request, response, () => {});
  }
  response.statusCode = 404;
  response.end();
}).listen(0, '127.0.0.1', function () { console.log(this.address().port); });
