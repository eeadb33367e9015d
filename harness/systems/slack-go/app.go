// A Slack app as the examples of slack-go would write it (examples/socketmode_handler, examples/eventsapi and
// examples/slash), for both transports. Beyond that it does two things for the harness: the API's address comes from the
// environment, and it says on stdout what it has handled.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"
)

var handlerDelay time.Duration

func main() {
	if ms, err := strconv.Atoi(os.Getenv("HANDLER_DELAY_MS")); err == nil {
		handlerDelay = time.Duration(ms) * time.Millisecond
	}
	api := slack.New(
		os.Getenv("SLACK_BOT_TOKEN"),
		slack.OptionAPIURL(os.Getenv("SLACK_API_URL")),
		slack.OptionAppLevelToken(os.Getenv("SLACK_APP_TOKEN")),
	)
	if os.Getenv("SLACK_TRANSPORT") == "socket-mode" {
		log.Fatal(runSocketMode(api))
	}
	log.Fatal(serveHTTP(api))
}

func runSocketMode(api *slack.Client) error {
	handler := socketmode.NewSocketmodeHandler(socketmode.New(api))
	handler.HandleEvents(slackevents.Message, onEvent)
	handler.HandleEvents(slackevents.AppMention, onEvent)
	handler.HandleSlashCommand("/probe", onCommand)
	handler.HandleInteractionBlockAction("go", onButton)
	return handler.RunEventLoop()
}

func onEvent(evt *socketmode.Event, client *socketmode.Client) {
	event, ok := evt.Data.(slackevents.EventsAPIEvent)
	if !ok {
		log.Printf("Ignored %+v", evt)
		return
	}
	client.Ack(*evt.Request)
	handleEvent(&client.Client, event)
}

func onCommand(evt *socketmode.Event, client *socketmode.Client) {
	command, ok := evt.Data.(slack.SlashCommand)
	if !ok {
		log.Printf("Ignored %+v", evt)
		return
	}
	client.Ack(*evt.Request, probeMessage(command.Text))
	handled(command.TriggerID)
}

func onButton(evt *socketmode.Event, client *socketmode.Client) {
	callback, ok := evt.Data.(slack.InteractionCallback)
	if !ok {
		log.Printf("Ignored %+v", evt)
		return
	}
	client.Ack(*evt.Request)
	handleButton(&client.Client, callback)
}

func serveHTTP(api *slack.Client) error {
	signingSecret := os.Getenv("SLACK_SIGNING_SECRET")

	http.HandleFunc("/slack/events", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		verifier, err := slack.NewSecretsVerifier(r.Header, signingSecret)
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		if _, err := verifier.Write(body); err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		if err := verifier.Ensure(); err != nil {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		if r.Header.Get("Content-Type") == "application/x-www-form-urlencoded" {
			r.Body = io.NopCloser(bytes.NewReader(body))
			serveForm(api, w, r)
			return
		}
		serveEvent(api, w, body)
	})
	log.Printf("Server listening on :%s", os.Getenv("PORT"))
	return http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil)
}

func serveEvent(api *slack.Client, w http.ResponseWriter, body []byte) {
	event, err := slackevents.ParseEvent(json.RawMessage(body), slackevents.OptionNoVerifyToken())
	if err != nil {
		log.Printf("failed parsing event: %v", err)
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	switch event.Type {
	case slackevents.URLVerification:
		var challenge slackevents.ChallengeResponse
		if err := json.Unmarshal(body, &challenge); err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text")
		w.Write([]byte(challenge.Challenge))
	case slackevents.CallbackEvent:
		handleEvent(api, event)
	}
}

func serveForm(api *slack.Client, w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	if r.PostForm.Has("payload") {
		callback, err := slack.InteractionCallbackParse(r)
		if err != nil {
			log.Printf("failed parsing interaction: %v", err)
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		handleButton(api, callback)
		return
	}
	command, err := slack.SlashCommandParse(r)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	switch command.Command {
	case "/probe":
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(probeMessage(command.Text))
		handled(command.TriggerID)
	default:
		w.WriteHeader(http.StatusInternalServerError)
	}
}

func handleEvent(api *slack.Client, event slackevents.EventsAPIEvent) {
	callback, ok := event.Data.(*slackevents.EventsAPICallbackEvent)
	if !ok {
		log.Printf("Ignored %+v", event)
		return
	}
	switch ev := event.InnerEvent.Data.(type) {
	case *slackevents.AppMentionEvent:
		time.Sleep(handlerDelay)
		post(api, ev.Channel, "heard "+ev.Text)
		handled(callback.EventID)
	case *slackevents.MessageEvent:
		time.Sleep(handlerDelay)
		handled(callback.EventID)
	}
}

func handleButton(api *slack.Client, callback slack.InteractionCallback) {
	for _, action := range callback.ActionCallback.BlockActions {
		if action.ActionID != "go" {
			continue
		}
		post(api, callback.Channel.ID, "pressed "+action.Value)
		handled(callback.TriggerID)
	}
}

func probeMessage(text string) slack.Msg {
	answer := "probe " + text
	return slack.Msg{
		ResponseType: slack.ResponseTypeEphemeral,
		Text:         answer,
		Blocks: slack.Blocks{BlockSet: []slack.Block{
			slack.NewSectionBlock(slack.NewTextBlockObject(slack.MarkdownType, answer, false, false), nil, nil),
			slack.NewActionBlock(
				"",
				slack.NewButtonBlockElement("go", text, slack.NewTextBlockObject(slack.PlainTextType, "Go", false, false)),
			),
		}},
	}
}

func post(api *slack.Client, channel, text string) {
	if _, _, err := api.PostMessage(channel, slack.MsgOptionText(text, false)); err != nil {
		log.Printf("failed posting message: %v", err)
	}
}

func handled(id string) {
	line, _ := json.Marshal(map[string]string{"handled": id})
	fmt.Println(string(line))
}
