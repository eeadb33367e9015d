// A Slack app as the guides of Bolt for Java would write it, for both transports. Beyond that it does two things for the
// harness: the API's address comes from the environment, and it says on stdout what it has handled. Over HTTP it is the
// servlet of bolt-jetty on a Jetty of its own, because bolt-jetty's SlackAppServer can only listen on every interface.

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.servlet.SlackAppServlet;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.socket_mode.SocketModeClient;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

public class ProbeApp {
  public static void main(String[] args) throws Exception {
    var slackConfig = new SlackConfig();
    slackConfig.setMethodsEndpointUrlPrefix(System.getenv("SLACK_API_URL"));
    // AppConfig reads SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET
    var app = new App(AppConfig.builder().slack(Slack.getInstance(slackConfig)).build());

    app.event(MessageEvent.class, (payload, ctx) -> {
      work();
      handled(payload.getEventId());
      return ctx.ack();
    });

    // Of a message with a subtype Bolt for Java makes an event of its own; what nothing is registered for it answers with 404.
    app.event(MessageFileShareEvent.class, (payload, ctx) -> {
      work();
      handled(payload.getEventId());
      return ctx.ack();
    });

    app.event(MessageChangedEvent.class, (payload, ctx) -> {
      work();
      handled(payload.getEventId());
      return ctx.ack();
    });

    app.event(AppMentionEvent.class, (payload, ctx) -> {
      work();
      ctx.say("heard " + payload.getEvent().getText());
      handled(payload.getEventId());
      return ctx.ack();
    });

    app.command("/probe", (req, ctx) -> {
      var value = req.getPayload().getText();
      var text = "probe " + value;
      handled(req.getPayload().getTriggerId());
      return ctx.ack(r -> r
          .responseType("ephemeral")
          .text(text)
          .blocks(asBlocks(
              section(s -> s.text(markdownText(text))),
              actions(a -> a.elements(asElements(button(b -> b.actionId("go").text(plainText("Go")).value(value))))))));
    });

    app.blockAction("go", (req, ctx) -> {
      var payload = req.getPayload();
      var text = "pressed " + payload.getActions().get(0).getValue();
      ctx.client().chatPostMessage(r -> r.channel(payload.getChannel().getId()).text(text));
      handled(payload.getTriggerId());
      return ctx.ack();
    });

    if ("socket-mode".equals(System.getenv("SLACK_TRANSPORT"))) {
      var backend = SocketModeClient.Backend.valueOf(args.length > 0 ? args[0] : "Tyrus");
      new SocketModeApp(System.getenv("SLACK_APP_TOKEN"), backend, app).start();
    } else {
      serve(app, Integer.parseInt(System.getenv("PORT")));
    }
  }

  private static void serve(App app, int port) throws Exception {
    var handler = new ServletContextHandler();
    handler.addServlet(new ServletHolder(new SlackAppServlet(app)), "/slack/events");
    var server = new Server(new InetSocketAddress("127.0.0.1", port));
    server.setHandler(handler);
    app.start();
    server.start();
    server.join();
  }

  private static void work() {
    var delay = System.getenv("HANDLER_DELAY_MS");
    if (delay == null || delay.isEmpty()) return;
    try {
      Thread.sleep(Long.parseLong(delay));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static synchronized void handled(String id) {
    System.out.println("{\"handled\":\"" + id + "\"}");
    System.out.flush();
  }
}
