using FsCheck;
using FsCheck.Fluent;
using Psi.Insights.Policy.Audit;

namespace Psi.Insights.Tests.Policy.Audit;

public class UnifiedDiffTests
{
    [Fact]
    public void Texts_that_are_the_same_have_none() => Assert.Empty(UnifiedDiff.Of("a\r\nb\n", "a\nb", "old", "new"));

    [Fact]
    public void Changes_that_are_near_stand_in_one_hunk_and_others_in_their_own() =>
        Assert.Equal(
            ["--- old", "+++ new", "@@ -1,5 +1,6 @@", " 1", "-2", "+two", " 3", "+and", " 4", " 5", "@@ -8,3 +9,2 @@", " 8", " 9", "-10"],
            UnifiedDiff.Of("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", "1\ntwo\n3\nand\n4\n5\n6\n7\n8\n9\n", "old", "new"));

    [Fact]
    public void Whatever_the_texts_the_hunks_lead_from_one_to_the_other()
    {
        var text = Gen.Elements("a", "b", "c", "").ListOf();
        var cases = from before in text from after in text select (before.ToList(), after.ToList());

        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20261121, 7), Prop.ForAll(cases.ToArbitrary(), item =>
        {
            var (before, after) = item;
            var diff = UnifiedDiff.Of(
                string.Concat(before.Select(line => line + "\n")), string.Concat(after.Select(line => line + "\n")), "old", "new");
            Assert.Equal(after, Patched(before, diff));
            return true;
        }));
    }

    private static List<string> Patched(List<string> before, IReadOnlyList<string> diff)
    {
        var after = new List<string>();
        var at = 0;
        foreach (var line in diff.Skip(2))
        {
            if (line.StartsWith("@@", StringComparison.Ordinal))
            {
                var start = int.Parse(line.Split('-', ',')[1], System.Globalization.CultureInfo.InvariantCulture) - 1;
                after.AddRange(before.GetRange(at, start - at));
                at = start;
                continue;
            }

            if (line[0] is ' ' or '-')
            {
                Assert.Equal(before[at++], line[1..]);
            }

            if (line[0] is ' ' or '+')
            {
                after.Add(line[1..]);
            }
        }

        after.AddRange(before.GetRange(at, before.Count - at));
        return after;
    }
}
