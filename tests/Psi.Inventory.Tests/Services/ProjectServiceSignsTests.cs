using System.Text;
using Psi.Inventory.Services;
using Psi.Inventory.Tests.Repositories;
using Psi.Policy;

namespace Psi.Inventory.Tests.Services;

/// <summary>
/// Settings files of a project, as templates and people write them: each setting with its key, value, environment and place.
/// </summary>
public class ProjectServiceSignsTests
{
    private const string AppSettings = """
        {
          // where users sign in
          "Logging": { "LogLevel": { "Default": "Information" } },
          "AzureAd": {
            "Instance": "https://login.contoso.example/",
            "Audiences": [ "api://shop", "api://shop-admin" ],
            "Enabled": true,
            "Retries": 3,
          },
          "Vault:Address": "https://vault.contoso.example",
          "Empty": "",
          "Nothing": null,
          "NoKeys": {},
        }
        """;

    [Fact]
    public void Each_value_of_appsettings_is_a_setting_with_its_place()
    {
        using var repository = new RepositoryUnderTest().With("src/Shop/appsettings.json", AppSettings);

        var survey = Read(repository);

        Assert.Empty(survey.Unread);
        Assert.Equal(
            [
                ("Logging:LogLevel:Default", "Information", 3, 41),
                ("AzureAd:Instance", "https://login.contoso.example/", 5, 17),
                ("AzureAd:Audiences:0", "api://shop", 6, 20),
                ("AzureAd:Audiences:1", "api://shop-admin", 6, 34),
                ("AzureAd:Enabled", "true", 7, 16),
                ("AzureAd:Retries", "3", 8, 16),
                ("Vault:Address", "https://vault.contoso.example", 10, 20),
                ("Empty", "", 11, 12),
                ("Nothing", null, 12, 14),
                ("NoKeys", null, 13, 13),
            ],
            survey.Signs.Select(sign => (sign.Name, sign.Value, sign.At.Line, sign.At.Column)));
        Assert.All(survey.Signs, sign => Assert.Equal(
            (ServiceTraceKind.ConfigurationKey, "src/Shop/appsettings.json", null), (sign.Kind, sign.At.Path, sign.Environment)));
        Assert.Equal([Path.Combine(repository.Root, "src/Shop", "appsettings.json")], survey.FilesRead);
    }

    [Theory]
    [InlineData("appsettings.json", null)]
    [InlineData("AppSettings.JSON", null)]
    [InlineData("appsettings.Development.json", "Development")]
    [InlineData("appsettings.Production.json", "Production")]
    [InlineData("appsettings.Development.Local.json", "Development.Local")]
    public void The_middle_of_the_name_is_the_environment(string name, string? environment)
    {
        using var repository = new RepositoryUnderTest().With($"src/Shop/{name}", "{ \"A\": { \"B\": \"C\" } }");

        Assert.Equal(("A:B", environment), Assert.Single(Read(repository).Signs.Select(sign => (sign.Name, sign.Environment))));
    }

    [Theory]
    [InlineData("src/Shop/appsettings-old.json")]
    [InlineData("src/Shop/appsettings..json")]
    [InlineData("src/Shop/appsettings.json.bak")]
    [InlineData("src/Shop/Settings/appsettings.json")]
    [InlineData("src/appsettings.json")]
    [InlineData("src/Shop/package.json")]
    [InlineData("src/Shop/launchSettings.json")]
    public void Other_files_are_not_looked_into(string path)
    {
        using var repository = new RepositoryUnderTest().With("src/Shop/Shop.csproj").With(path, "{ \"A\": \"B\" }");
        var survey = Read(repository);

        Assert.Empty(survey.Signs);
        Assert.Empty(survey.Unread);
        Assert.Empty(survey.FilesRead);
    }

    [Fact]
    public void Launch_settings_give_the_variables_of_each_profile_and_not_the_products_own_address()
    {
        using var repository = new RepositoryUnderTest().With("src/Shop/Properties/launchSettings.json", """
            {
              "$schema": "https://json.schemastore.org/launchsettings.json",
              "iisSettings": { "iisExpress": { "applicationUrl": "http://localhost:2000" } },
              "profiles": {
                "https": {
                  "commandName": "Project",
                  "applicationUrl": "https://localhost:7001;http://localhost:5001",
                  "environmentVariables": {
                    "Vault__Address": "https://vault.contoso.example",
                    "ASPNETCORE_ENVIRONMENT": "Staging"
                  }
                },
                "Container": { "environmentVariables": { "CUSTOMCONNSTR_Shop": "Server=db" } },
                "IIS Express": { "commandName": "IISExpress" }
              }
            }
            """);

        Assert.Equal(
            [
                ("Vault:Address", "https://vault.contoso.example", "Staging", 9),
                ("ENVIRONMENT", "Staging", "Staging", 10),
                ("ConnectionStrings:Shop", "Server=db", "Development", 13),
            ],
            Read(repository).Signs.Select(sign => (sign.Name, sign.Value, sign.Environment, sign.At.Line)));
    }

    [Fact]
    public void Settings_of_NET_Framework_are_read_with_their_transforms()
    {
        using var repository = new RepositoryUnderTest()
            .With("src/Shop/Web.config", """
                <?xml version="1.0" encoding="utf-8"?>
                <configuration>
                  <appSettings>
                    <!-- <add key="Old" value="x" /> -->
                    <add key="ida:Authority" value="https://login.contoso.example" />
                    <add
                      key="Empty"
                      value = "" />
                  </appSettings>
                  <connectionStrings>
                    <add name="Shop" connectionString="Server=db;Database=shop" providerName="System.Data.SqlClient" />
                  </connectionStrings>
                  <system.webServer>
                    <handlers><add name="aspNetCore" path="*" verb="*" /></handlers>
                    <aspNetCore processPath="dotnet">
                      <environmentVariables>
                        <environmentVariable name="Vault__Address" value="https://vault.contoso.example" />
                      </environmentVariables>
                    </aspNetCore>
                  </system.webServer>
                </configuration>
                """)
            .With("src/Shop/Web.Release.config", """
                <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
                  <appSettings>
                    <add key="ida:Authority" value="https://id.contoso.example" xdt:Transform="SetAttributes" xdt:Locator="Match(key)" />
                    <add key="Gone" xdt:Transform="Remove" xdt:Locator="Match(key)" />
                  </appSettings>
                </configuration>
                """)
            .With("src/Shop/app.config", "<configuration><appSettings><add key='A' value='B'/></appSettings></configuration>");

        Assert.Equal(
            [
                ("ida:Authority", "https://id.contoso.example", "Release", "Web.Release.config", 3, 37),
                ("ida:Authority", "https://login.contoso.example", null, "Web.config", 5, 37),
                ("Empty", "", null, "Web.config", 8, 16),
                ("ConnectionStrings:Shop", "Server=db;Database=shop", null, "Web.config", 11, 40),
                ("Vault:Address", "https://vault.contoso.example", null, "Web.config", 17, 59),
                ("A", "B", null, "app.config", 1, 49),
            ],
            Read(repository).Signs.Select(sign =>
                (sign.Name, sign.Value, sign.Environment, Path.GetFileName(sign.At.Path), sign.At.Line, sign.At.Column)));
    }

    [Theory]
    [InlineData("appsettings.json", "", 1)]
    [InlineData("appsettings.json", "{\n  \"A\": \"B\",\n  \"C\": \n}", 4)]
    [InlineData("appsettings.json", "[1]", 1)]
    [InlineData("appsettings.json", "{\n \"A\": \"\\ud800\" }", 2)]
    [InlineData("web.config", "<configuration>\n<appSettings>\n", 3)]
    [InlineData("web.config", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<a>&x;</a>", 0)]
    [InlineData("web.config", "<?xml version='1.0' encoding='x-none'?><configuration/>", 1)]
    public void What_can_not_be_read_is_named_with_its_line(string name, string text, int line)
    {
        using var repository = new RepositoryUnderTest().With($"src/Shop/{name}", text);
        var survey = Read(repository);

        var unread = Assert.Single(survey.Unread);
        Assert.Equal(($"src/Shop/{name}", line), (unread.At.Path, unread.At.Line));
        Assert.NotEmpty(unread.Reason);
        Assert.Empty(survey.Signs);
    }

    [Fact]
    public void Files_that_are_too_deep_too_long_or_say_too_much_are_named()
    {
        using var repository = new RepositoryUnderTest()
            .With("src/Shop/appsettings.Deep.json", string.Concat(Enumerable.Repeat("{\"a\":", 100_000)))
            .With("src/Shop/appsettings.Key.json", $"{{ \"{new string('k', 3_000)}\": \"a\", \"B\": \"c\" }}")
            .With("src/Shop/appsettings.Long.json", new string(' ', 5 * 1024 * 1024))
            .With("src/Shop/appsettings.Many.json", $"[{string.Join(',', Enumerable.Repeat("1", 20_000))}]"
                .Replace("[", "{ \"A\": [", StringComparison.Ordinal).Replace("]", "] }", StringComparison.Ordinal));
        var survey = Read(repository);

        Assert.Equal(
            ["appsettings.Deep.json", "appsettings.Key.json", "appsettings.Long.json", "appsettings.Many.json"],
            survey.Unread.Select(unread => Path.GetFileName(unread.At.Path)));
        Assert.Contains(survey.Signs, sign => sign.Name == "B");
        Assert.Equal(10_001, survey.Signs.Count);
    }

    [Fact]
    public void A_byte_order_mark_and_UTF_16_are_read_as_NET_reads_them()
    {
        using var repository = new RepositoryUnderTest().With("src/Shop/Shop.csproj");
        var folder = Path.Combine(repository.Root, "src/Shop");
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), "{ \"Ä😀\": \"1\" }", new UTF8Encoding(true));
        File.WriteAllText(Path.Combine(folder, "appsettings.Wide.json"), "{ \"Ä😀\": \"1\" }", Encoding.Unicode);
        var survey = Read(repository);

        Assert.Empty(survey.Unread);
        Assert.Equal([("Ä😀", 10), ("Ä😀", 10)], survey.Signs.Select(sign => (sign.Name, sign.At.Column)));
    }

    [Fact]
    public void A_link_out_of_the_repository_is_not_followed_and_named()
    {
        using var repository = new RepositoryUnderTest().With("src/Shop/Shop.csproj");
        using var outside = new RepositoryUnderTest().With("secret.json", "{ \"A\": \"secret\" }");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.CreateSymbolicLink(
            Path.Combine(repository.Root, "src/Shop/appsettings.json"), Path.Combine(outside.Root, "secret.json"));
        var survey = Read(repository);

        Assert.Empty(survey.Signs);
        Assert.Equal(RepositoryLinks.Reason, Assert.Single(survey.Unread).Reason);
    }

    [Fact]
    public void A_project_without_a_folder_says_nothing() =>
        Assert.Empty(ProjectServiceSigns.Of("/nowhere", "/nowhere/at/all/Shop.csproj").Unread);

    private static ServiceSurvey Read(RepositoryUnderTest repository) =>
        ProjectServiceSigns.Of(repository.Root, Path.Combine(repository.Root, "src/Shop", "Shop.csproj"));
}
