using System.Collections;
using System.Text;
using Psi.Policy;

namespace Psi.Manifest.Tests.Json;

/// <summary>Fragments are written by hand for speed; the serializer says what they must look like.</summary>
public sealed class FragmentWriterTests
{
    [Fact]
    public void A_complete_fragment_is_written_as_the_serializer_writes_it() => AssertSame(Examples.CompleteFragment);

    [Fact]
    public void A_fragment_that_states_nearly_nothing_is_written_as_the_serializer_writes_it() =>
        AssertSame(Examples.Built("App.csproj") with { Product = null, Overrides = [] });

    [Fact]
    public void Every_member_of_the_model_is_written()
    {
        var fragment = (Fragment)Filled(typeof(Fragment));

        AssertSame(fragment);
        Assert.NotEmpty(Assert.Single(Assert.Single(fragment.Components).Uses).Chains);
    }

    [Theory]
    [InlineData("\r\n\t\u2028\"\\</script>&'+")]
    [InlineData("Ωμέγα 24×7 \ud83d\ude00")]
    [InlineData("\ud800 lone")]
    [InlineData("\0\u0001\u202e")]
    [InlineData("")]
    public void Texts_of_any_kind_are_escaped_as_the_serializer_escapes_them(string text) => AssertSame(Examples.CompleteFragment with
    {
        Overrides = [new ManifestOverride { Project = text, Name = text, Value = text }],
        Product = Examples.Product with { OperatingModel = new SortedDictionary<string, string>(StringComparer.Ordinal) { [text] = text } },
    });

    private static void AssertSame(Fragment fragment) =>
        Assert.Equal(
            Encoding.UTF8.GetString(ManifestJson.WriteBySerializer(fragment)),
            Encoding.UTF8.GetString(ManifestJson.Write(fragment)));

    // A value with every member set to something that is not its default, so that a member that is added to the model is in the comparison.
    private static object Filled(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Filled(underlying);
        }

        if (type == typeof(string))
        {
            return "text";
        }

        if (type == typeof(int))
        {
            return 7;
        }

        if (type == typeof(bool))
        {
            return true;
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).Cast<object>().Last();
        }

        if (type == typeof(CalendarDate))
        {
            return new CalendarDate(2026, 11, 21);
        }

        if (type == typeof(FileLocation))
        {
            return new FileLocation("src/App.csproj", 3, 5);
        }

        if (type == typeof(PackageUrl))
        {
            return PackageUrl.NuGet("Polly", "8.4.0");
        }

        if (type == typeof(IReadOnlyDictionary<string, string>))
        {
            return new SortedDictionary<string, string>(StringComparer.Ordinal) { ["key"] = "value" };
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = type.GetGenericArguments()[0];
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            list.Add(Filled(item));
            return list;
        }

        var value = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            property.SetValue(value, Filled(property.PropertyType));
        }

        return value;
    }
}
