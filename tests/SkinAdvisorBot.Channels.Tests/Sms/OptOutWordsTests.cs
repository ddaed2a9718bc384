using SkinAdvisorBot.Channels.Sms;

namespace SkinAdvisorBot.Channels.Tests.Sms;

public sealed class OptOutWordsTests
{
    [Theory]
    [InlineData("STOP")]
    [InlineData("Stop")]
    [InlineData("  stop \n")]
    [InlineData("StopAll")]
    [InlineData("UNSUBSCRIBE")]
    [InlineData("CANCEL")]
    [InlineData("END")]
    [InlineData("QUIT")]
    [InlineData("REVOKE")]
    [InlineData("OPTOUT")]
    public void A_word_alone_ends_the_texts(string text)
    {
        Assert.Equal(new OptOutSign(OptOutKind.Stop, text.Trim(), HoldsMore: false), OptOutWords.Read(text));
    }

    [Theory]
    [InlineData("START", OptOutKind.Start)]
    [InlineData("unstop", OptOutKind.Start)]
    [InlineData("Yes", OptOutKind.Start)]
    [InlineData("HELP", OptOutKind.Help)]
    [InlineData("info", OptOutKind.Help)]
    public void Words_for_a_new_start_and_for_help_stand_alone(string text, OptOutKind kind)
    {
        Assert.Equal(kind, OptOutWords.Read(text).Kind);
    }

    [Theory]
    [InlineData("stop texting me")]
    [InlineData("Please stop texting me.")]
    [InlineData("can you stop texting me please?")]
    [InlineData("STOP SENDING ME MESSAGES!!!")]
    [InlineData("stop sending these")]
    [InlineData("stop!")]
    [InlineData("Please stop")]
    [InlineData("stop, please")]
    [InlineData("stop it now")]
    [InlineData("please remove me")]
    [InlineData("remove my number")]
    [InlineData("Take me off your list, thanks")]
    [InlineData("remove me from this list")]
    [InlineData("no more messages")]
    [InlineData("No more texts, thank you")]
    [InlineData("opt out")]
    [InlineData("opt-out")]
    [InlineData("I want to opt out")]
    [InlineData("opt me out")]
    [InlineData("I'd like to opt out of these texts")]
    [InlineData("unsubscribe me")]
    [InlineData("don't text me")]
    [InlineData("Don’t text me anymore")]
    [InlineData("do not contact me again")]
    [InlineData("never text me again")]
    [InlineData("I don't want any more texts from you")]
    [InlineData("I no longer want to receive these messages")]
    [InlineData("I didn't sign up for these texts")]
    [InlineData("cancel my texts")]
    [InlineData("stop the reminders")]
    [InlineData("leave me alone")]
    [InlineData("lose my number")]
    [InlineData("I revoke my consent to texts")]
    [InlineData("quit texting me")]
    [InlineData("Deja de mandarme mensajes")]
    [InlineData("dejen de escribirme por favor")]
    [InlineData("no más mensajes")]
    [InlineData("No quiero recibir más mensajes")]
    [InlineData("no me envíen más mensajes")]
    [InlineData("ALTO")]
    [InlineData("baja")]
    [InlineData("denme de baja")]
    [InlineData("Arrêtez de m'écrire")]
    [InlineData("arrêtez")]
    [InlineData("ARRÊT")]
    [InlineData("plus de messages, arrêtez de m’envoyer des SMS")]
    [InlineData("ne m'écrivez plus")]
    [InlineData("Je ne veux plus recevoir de messages")]
    [InlineData("désabonnez-moi")]
    public void A_phrase_that_anybody_would_read_so_ends_the_texts(string text)
    {
        var sign = OptOutWords.Read(text);

        Assert.Equal((OptOutKind.Phrase, false), (sign.Kind, sign.HoldsMore));
    }

    [Theory]
    [InlineData("stop using retinol?")]
    [InlineData("can I stop the cream")]
    [InlineData("should I stop the cream before my visit")]
    [InlineData("end of the week")]
    [InlineData("cancel my appointment")]
    [InlineData("please cancel my visit on Tuesday")]
    [InlineData("I want to quit smoking")]
    [InlineData("how do I stop the itching")]
    [InlineData("the bleeding won't stop")]
    [InlineData("it doesn't stop bothering me")]
    [InlineData("please don't stop texting me")]
    [InlineData("did you stop sending me reminders?")]
    [InlineData("why did you stop texting me")]
    [InlineData("you don't text me back")]
    [InlineData("I didn't get the message")]
    [InlineData("I don't get your texts")]
    [InlineData("don't text me before 9")]
    [InlineData("please don't text me at work")]
    [InlineData("can I opt out of the numbing cream")]
    [InlineData("I want to opt out of the peel")]
    [InlineData("can you remove my mole")]
    [InlineData("please remove me from Tuesday")]
    [InlineData("my stitches need to be removed")]
    [InlineData("will it ever end")]
    [InlineData("yes please")]
    [InlineData("start on Monday?")]
    [InlineData("help me choose a cream")]
    [InlineData("my hands are full of red spots, quit the old soap last week")]
    [InlineData("para de crecer la mancha?")]
    [InlineData("puedo dejar la crema")]
    [InlineData("quiero más mensajes")]
    [InlineData("dois-je arrêter la crème ?")]
    [InlineData("I have no more messages to show")]
    [InlineData("")]
    [InlineData("?!")]
    public void What_only_sounds_like_it_does_not(string text)
    {
        Assert.Equal(OptOutKind.None, OptOutWords.Read(text).Kind);
    }

    [Theory]
    [InlineData("stop texting me, my face is swelling and I can't breathe", "stop texting me")]
    [InlineData("my lips are swelling. stop texting me", "stop texting me")]
    [InlineData("no more texts! what are your hours", "no more texts")]
    [InlineData("stop texting me bleeding", "stop texting me")]
    public void What_else_is_said_is_not_lost(string text, string words)
    {
        Assert.Equal(new OptOutSign(OptOutKind.Phrase, words, HoldsMore: true), OptOutWords.Read(text));
    }

    [Fact]
    public void A_long_message_is_read_in_time()
    {
        var text = string.Concat(Enumerable.Repeat("stop me all any the these of ", 60));

        Assert.Equal(OptOutKind.None, OptOutWords.Read(text).Kind);
    }
}
