using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Tests.Semantics;

public sealed class IdentifierWordsTests
{
    [Theory]
    [InlineData("apiKey", "api key")]
    [InlineData("ApiKey", "api key")]
    [InlineData("API_KEY", "api key")]
    [InlineData("api-key", "api key")]
    [InlineData("_apiKey", "api key")]
    [InlineData("m_strPassword", "m str password")]
    [InlineData("HTTPClientSecret", "http client secret")]
    [InlineData("UserID", "user id")]
    [InlineData("password2", "password 2")]
    [InlineData("Auth:Jwt:Secret", "auth jwt secret")]
    [InlineData("PASSWORD", "password")]
    [InlineData("", "")]
    [InlineData("__", "")]
    [InlineData("<Password>k__BackingField", "password k backing field")]
    public void An_identifier_falls_into_its_words(string identifier, string words) =>
        Assert.Equal(words, string.Join(' ', IdentifierWords.Of(identifier)));
}
