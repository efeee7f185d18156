using System.Text;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

/// <summary>Whatever the cluster says, there is an answer: cut off, shuffled, endless or hostile texts.</summary>
public sealed class PullErrorRobustnessTests
{
    private const int Huge = 1_000_000;
    private static readonly string[] Texts = [.. CaseTable.All.Select(one => one.Text)];

    [Fact]
    public void Answers_every_text_cut_off_anywhere()
    {
        foreach (var text in Texts)
        {
            for (var length = 0; length < text.Length; length += 7)
            {
                AssertAnswers(text[..length]);
                AssertAnswers(text[length..]);
            }
        }
    }

    [Fact]
    public void Answers_random_texts()
    {
        var random = new Random(42);
        const string Alphabet = "[], \":/\n\t{}()<>…éx1🙂\\abcdef: rpc error: code = Failed to pull image \"";
        for (var i = 0; i < 2000; i++)
        {
            AssertAnswers(new string(random.GetItems<char>(Alphabet, random.Next(300))));
            AssertAnswers(string.Concat(random.GetItems(Texts, 3).Select(text => text[random.Next(text.Length + 1)..])));
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("[")]
    [InlineData("[rpc error: code = ")]
    [InlineData(", rpc error: code = Unknown desc = ")]
    [InlineData("https://")]
    [InlineData("http://a/v2/b")]
    [InlineData("image \"")]
    [InlineData("reading manifest ")]
    [InlineData("docker://")]
    [InlineData("lookup a")]
    [InlineData("unauthorized: ")]
    [InlineData("Warning ")]
    [InlineData(" \n")]
    [InlineData("Failed to pull image \"x\": ")]
    [InlineData("Back-off pulling image \"x\": ErrImagePull: ")]
    [InlineData("sha256:ab")]
    [InlineData("proxyconnect tcp: ")]
    [InlineData("(Mirrors also failed: [a: b]): ")]
    [InlineData("\nWarning Failed x")]
    [InlineData("\nunknown: ")]
    [InlineData("\\\\\"")]
    [InlineData("Get https://a/: ")]
    public void Answers_a_megabyte(string repeated)
    {
        var text = new StringBuilder(Huge).Insert(0, repeated, Huge / repeated.Length).ToString();
        AssertAnswers(text);
        AssertAnswers($"Failed to pull image \"us.icr.io/t/a:1\": rpc error: code = Unknown desc = {text}: manifest unknown");
        AssertAnswers($"Failed to pull image \"us.icr.io/t/a:1\": [rpc error: code = Unknown desc = {text}]");
    }

    private static void AssertAnswers(string text)
    {
        var failure = PullError.Classify(text);
        Assert.Equal(text, failure.Text);
        Assert.InRange(failure.Summary.Length, 0, 400);
        Assert.DoesNotContain(failure.Summary, char.IsControl);
        Assert.True(failure.Candidates.Count == 0 || failure.Candidates[0] == failure.Cause);
    }
}
