using SkinAdvisorBot.Language.Encoders;

namespace SkinAdvisorBot.Language.Tests.Encoders;

public sealed class RememberingEncoderTests
{
    private readonly WordCountEncoder inner = new(["hi"], ["pain"]);
    private readonly float[] vector = new float[2];

    [Fact]
    public void A_text_said_again_is_not_encoded_again_and_has_the_same_vector()
    {
        var encoder = new RememberingEncoder(inner);

        encoder.Encode("hi", vector);
        encoder.Encode("pain", new float[2]);
        var again = new float[2];
        encoder.Encode("hi", again);

        Assert.Equal(2, inner.Calls);
        Assert.Equal([1f, 0f], again);
        Assert.Equal((inner.Id, inner.Width), (encoder.Id, encoder.Width));
    }

    [Fact]
    public void What_a_caller_does_to_a_vector_does_not_change_what_is_kept()
    {
        var encoder = new RememberingEncoder(inner);
        encoder.Encode("hi", vector);
        vector[0] = 7;

        encoder.Encode("hi", vector);

        Assert.Equal([1f, 0f], vector);
    }

    [Fact]
    public void A_text_used_again_and_again_outlives_many_that_come_once()
    {
        var encoder = new RememberingEncoder(inner);
        encoder.Encode("hi", vector);
        for (var i = 0; i < 5 * RememberingEncoder.Generation; i++)
        {
            encoder.Encode($"text {i}", vector);
            if (i % 100 == 0)
                encoder.Encode("hi", vector);
        }

        var before = inner.Calls;
        encoder.Encode("hi", vector);
        Assert.Equal(before, inner.Calls);
    }

    [Fact]
    public void Texts_of_long_ago_are_forgotten()
    {
        var encoder = new RememberingEncoder(inner);
        encoder.Encode("hi", vector);
        for (var i = 0; i < 3 * RememberingEncoder.Generation; i++)
            encoder.Encode($"text {i}", vector);

        var before = inner.Calls;
        encoder.Encode("hi", vector);
        Assert.Equal(before + 1, inner.Calls);
    }

    [Theory]
    [InlineData(200, 1)] // 999 characters: a long message, which classifier and detector both ask about
    [InlineData(201, 2)]
    public void A_long_message_is_encoded_once_and_an_endless_one_not_kept(int words, int calls)
    {
        var encoder = new RememberingEncoder(inner);
        var story = string.Join(' ', Enumerable.Repeat("pain", words));

        encoder.Encode(story, vector);
        encoder.Encode(story, vector);

        Assert.Equal(calls, inner.Calls);
    }
}
