using System.Numerics.Tensors;
using SkinAdvisorBot.Language.Training;
using SkinAdvisorBot.Language.Training.Hygiene;

namespace SkinAdvisorBot.Language.Tests.Training.Hygiene;

public sealed class HeldOutReadingsTests
{
    [Fact]
    public void A_line_filed_wrongly_is_read_by_what_the_others_say()
    {
        LabelledText wrong = new("greet", "does it hurt very much");
        var readings = HeldOutReadings.Of([.. TinyData.Lines, wrong], ["ask_hours", "ask_pain", "greet"], "out_of_scope", encoder: null, progress: null, TestContext.Current.CancellationToken);

        Assert.Equal(TinyData.Lines.Length + 1, readings.Length);
        Assert.Equal(1, TensorPrimitives.IndexOfMax(readings[^1]));
        Assert.All(readings, reading => Assert.Equal(1f, TensorPrimitives.Sum(reading), 1e-4f));
    }
}
