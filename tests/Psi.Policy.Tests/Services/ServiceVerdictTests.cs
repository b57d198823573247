using FsCheck.Fluent;

namespace Psi.Policy.Tests.Services;

/// <summary>The state of a service follows from what was seen; what speaks against the product counts first.</summary>
public sealed class ServiceVerdictTests
{
    private const string Required = "its level is 2";

    private static readonly ServiceSighting Recommended = Sighting(ServiceUse.Recommended);
    private static readonly ServiceSighting Package = Sighting(ServiceUse.Recommended) with { Trace = ServiceTraceKind.Package };
    private static readonly ServiceSighting Open = Sighting(ServiceUse.NotDetermined) with { Reason = "it is set at deployment" };
    private static readonly ServiceSighting Another = Sighting(ServiceUse.Another);
    private static readonly ServiceSighting HomeMade = Sighting(ServiceUse.HomeMade);

    public static TheoryData<string, ServiceState> Cases { get; } = new()
    {
        { "", ServiceState.Missing },
        { "recommended", ServiceState.Recommended },
        { "package", ServiceState.Recommended },
        { "package open", ServiceState.NotDetermined },
        { "recommended open", ServiceState.Recommended },
        { "open", ServiceState.NotDetermined },
        { "recommended another", ServiceState.Another },
        { "recommended home-made", ServiceState.HomeMade },
        { "another home-made", ServiceState.Another },
        { "waived", ServiceState.Waived },
        { "waived recommended", ServiceState.Recommended },
        { "waived open", ServiceState.NotDetermined },
        { "waived another", ServiceState.Another },
        { "development-recommended", ServiceState.NotDetermined },
        { "development-another", ServiceState.Missing },
        { "development-another recommended", ServiceState.Recommended },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_required_service_has_the_state_of_what_was_seen(string seen, ServiceState state) =>
        Assert.Equal(state, Of(seen, Required).State);

    [Theory]
    [InlineData("", ServiceState.Unused)]
    [InlineData("recommended", ServiceState.Recommended)]
    [InlineData("another", ServiceState.Another)]
    [InlineData("development-recommended", ServiceState.Unused)]
    public void One_that_need_not_be_used_is_not_missed(string seen, ServiceState state) => Assert.Equal(state, Of(seen, null).State);

    [Theory]
    [InlineData("", ServiceState.NotDetermined)]
    [InlineData("recommended", ServiceState.Recommended)]
    [InlineData("another", ServiceState.Another)]
    public void What_nobody_could_look_at_is_not_missing(string seen, ServiceState state) =>
        Assert.Equal(state, ServiceVerdict.Of(Sightings(seen), Required, isWhole: true, "src/A.fsproj is F#").State);

    [Fact]
    public void One_project_does_not_show_what_the_product_lacks() =>
        Assert.Equal(ServiceState.Unused, ServiceVerdict.Of([], Required, isWhole: false, notSeen: null).State);

    [Fact]
    public void Whatever_more_is_seen_against_a_product_makes_no_state_better() => Property.Holds(
        from seen in Gen.ListOf(Gen.Elements(Recommended, Package, Open, Another, HomeMade))
        from more in Gen.Elements(Another, HomeMade)
        select (Seen: seen, More: more),
        one =>
        {
            var before = ServiceVerdict.Of([.. one.Seen], Required, isWhole: true, notSeen: null).State;
            var after = ServiceVerdict.Of([.. one.Seen, one.More], Required, isWhole: true, notSeen: null).State;
            return after >= before && after >= ServiceState.HomeMade;
        });

    [Fact]
    public void The_order_of_sightings_changes_no_state() => Property.Holds(
        from seen in Gen.Shuffle([Recommended, Package, Open, Another, HomeMade])
        from count in Gen.Choose(0, 5)
        select (ServiceSighting[])[.. seen.Take(count)],
        seen => ServiceVerdict.Of(seen, Required, true, null).State
            == ServiceVerdict.Of([.. Enumerable.Reverse(seen)], Required, true, null).State);

    private static ServiceVerdict Of(string seen, string? required) =>
        ServiceVerdict.Of(Sightings(seen), required, isWhole: true, notSeen: null);

    private static List<ServiceSighting> Sightings(string seen) =>
    [
        .. seen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word switch
        {
            "recommended" => Recommended,
            "package" => Package,
            "open" => Open,
            "another" => Another,
            "home-made" => HomeMade,
            "waived" => Another with { Waiver = "W-1" },
            "development-recommended" => Recommended with { Environment = "Development" },
            "development-another" => Another with { Environment = "Testing" },
            _ => throw new ArgumentException(word),
        }),
    ];

    private static ServiceSighting Sighting(ServiceUse use) =>
        new("idp", use, ServiceTraceKind.Host, "login.contoso.example", new FileLocation("appsettings.json", 1, 1));
}
