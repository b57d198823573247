using System.Security.Cryptography;
using System.Text.Json;
using Contoso.WebShop.Catalogue;

namespace Contoso.WebShop;

/// <summary>The prices as JSON, for the comparison sites. They ask every minute, so an unchanged feed is answered with 304.</summary>
internal static class PriceFeed
{
    public static async Task<IResult> GetAsync(HttpContext context, ProductCatalogue catalogue, CancellationToken cancellation)
    {
        var products = await catalogue.ListAsync(null, cancellation);
        var feed = JsonSerializer.SerializeToUtf8Bytes(products, JsonSerializerOptions.Web);
        var tag = $"\"{Convert.ToHexString(MD5.HashData(feed))}\"";
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.Contains(tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(feed, "application/json");
    }
}
