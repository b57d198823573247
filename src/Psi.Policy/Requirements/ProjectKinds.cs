namespace Psi.Policy;

/// <summary>Kinds of application, as a requirement's <c>appliesTo</c> names them.</summary>
internal static class ProjectKinds
{
    public const string Web = "web";
    public const string Api = "api";
    public const string Browser = "browser";
    public const string Worker = "worker";
    public const string Desktop = "desktop";
    public const string Mobile = "mobile";
    public const string Console = "console";
    public const string Library = "library";

    public static IReadOnlyList<string> All { get; } = [Web, Api, Browser, Worker, Desktop, Mobile, Console, Library];
}
