using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Tests.SensitiveData;

/// <summary>Every value here is invented, and built in parts so that no scanner takes it for a leaked one.</summary>
public sealed class SecretTextTests
{
    [Theory]
    [InlineData("Wint3r" + "-Storm!")]
    [InlineData("P@ss" + "w0rd")]
    [InlineData("hunter" + "42")]
    [InlineData("MyPassword" + "123")]
    [InlineData("Secret" + "2!")]
    [InlineData("letmein" + "1234567")]
    public void What_people_make_up_is_a_password(string text) => Assert.True(SecretText.IsPassword(text));

    [Theory]
    [InlineData("")]
    [InlineData("a1")]
    [InlineData("password")]
    [InlineData("Password2")]
    [InlineData("txtPassword1")]
    [InlineData("db_password")]
    [InlineData("Smtp:Password")]
    [InlineData("Contoso.Orders.V2")]
    [InlineData("user2@contoso.com")]
    [InlineData("/run/secrets/db1")]
    [InlineData("https://vault.contoso.com/v1")]
    [InlineData("#password-field1")]
    [InlineData("Enter your password 1")]
    [InlineData("Passwort*")]
    [InlineData("Required!")]
    [InlineData("changeme123!")]
    [InlineData("<password1>")]
    [InlineData("${DB_PASSWORD1}")]
    [InlineData("{0}-{1}")]
    [InlineData("%DB_PASSWORD1%")]
    [InlineData("xxxxxx1")]
    [InlineData("aaaaaaaaaa1")]
    [InlineData("12345678")]
    [InlineData("urn:ietf:rfc:2945")]
    [InlineData("$2a$10$N9qo8uLOickgx2ZMRZoMye")]
    [InlineData("AQAAAAEAACcQAAAAEJ3cvWvV8Ci2")]
    [InlineData("AM4OLBpptxBYmM79lGOX9egzZk3vIQU3d/gFCJzaBjAPXzYIK3tQ2N7X4fcrHtElTw==")]
    [InlineData("abcdef123")]
    [InlineData("^[A-Za-z0-9]{8,}$")]
    [InlineData("über1234!")]
    public void Names_labels_places_and_placeholders_are_no_passwords(string text) => Assert.False(SecretText.IsPassword(text));

    [Theory]
    [InlineData("q83vEjRWeJq7" + "zN3u8Azkc1s=")]
    [InlineData("9f86d081884c7d65" + "9a2feaa0c55ad015")]
    [InlineData("8b1f4c2e-93d7" + "-4a60-b5e8-2d7c90f3a641")]
    public void What_a_generator_makes_is_a_key_and_random(string text)
    {
        Assert.True(SecretText.IsKey(text));
        Assert.True(SecretText.IsRandom(text));
    }

    [Fact]
    public void A_sentence_with_digits_is_a_key_that_no_generator_made()
    {
        const string Text = "ThisIsTheSigningSecret" + "98765Contoso";
        Assert.True(SecretText.IsKey(Text));
        Assert.False(SecretText.IsRandom(Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short1key2")]
    [InlineData("client_secret_setting")]
    [InlineData("AzureAd:ClientSecret")]
    [InlineData("X-Contoso-Api-Key")]
    [InlineData("OrdersAccessTokenV2")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("0123456789abcdef")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("your-api-key-goes-here-12345")]
    public void Names_and_placeholders_are_no_keys(string text) => Assert.False(SecretText.IsKey(text));

    [Theory]
    [InlineData("admin")]
    [InlineData("letmein")]
    public void Any_word_is_a_password_where_one_signs_in_with_it(string text) => Assert.True(SecretText.IsGivenPassword(text));

    [Theory]
    [InlineData("")]
    [InlineData("password")]
    [InlineData("anonymous@")]
    [InlineData("changeit")]
    public void A_placeholder_is_none_even_there(string text) => Assert.False(SecretText.IsGivenPassword(text));
}
