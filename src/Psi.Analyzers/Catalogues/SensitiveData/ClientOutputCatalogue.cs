using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>Where a server's code gives the client something to read, and what shows clients the details of every error. Data only.</summary>
internal static class ClientOutputCatalogue
{
    private const string Constructor = ".ctor";

    private static readonly string[] ResultTypes = ["Microsoft.AspNetCore.Http.Results", "Microsoft.AspNetCore.Http.TypedResults"];

    /// <summary>Methods and constructors whose parameter of that name becomes part of the response.</summary>
    public static IReadOnlyList<ClientOutput> Calls { get; } =
    [
        .. ResultTypes.SelectMany(type => Outputs(type, "error", "BadRequest", "Conflict", "UnprocessableEntity", "InternalServerError")),
        .. ResultTypes.SelectMany(type => Outputs(type, "detail", "Problem")),
        .. ResultTypes.SelectMany(type => Outputs(type, "content", "Content", "Text")),
        .. ResultTypes.SelectMany(type => Outputs(type, "data", "Json")),
        .. ResultTypes.SelectMany(type => Outputs(type, "value", "Ok", "NotFound")),
        .. Outputs(ControllerBase, "error", "BadRequest", "Conflict", "UnprocessableEntity"),
        .. Outputs(ControllerBase, "detail", "Problem"),
        .. Outputs(ControllerBase, "content", "Content"),
        .. Outputs(ControllerBase, "value", "Ok", "NotFound", "StatusCode", "Unauthorized"),
        .. Outputs("Microsoft.AspNetCore.Mvc.Controller", "data", "Json"),
        .. new[] { "ObjectResult", "OkObjectResult", "NotFoundObjectResult", "JsonResult", "UnauthorizedObjectResult" }.SelectMany(type => Outputs("Microsoft.AspNetCore.Mvc." + type, "value", Constructor)),
        .. new[] { "BadRequestObjectResult", "ConflictObjectResult", "UnprocessableEntityObjectResult" }.SelectMany(type => Outputs("Microsoft.AspNetCore.Mvc." + type, "error", Constructor)),
        .. Outputs("Microsoft.AspNetCore.Http.HttpResponseWritingExtensions", "text", "WriteAsync"),
        .. Outputs("Microsoft.AspNetCore.Http.HttpResponseJsonExtensions", "value", "WriteAsJsonAsync"),
        .. Outputs("Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary", "errorMessage", "AddModelError"),
        .. Outputs("Grpc.Core.Status", "detail", Constructor),
        new("System.Web.HttpResponse", "Write", ["s", "obj"]),
        new("System.Web.HttpResponseBase", "Write", ["s", "obj"]),
        .. Outputs("System.Web.Mvc.Controller", "content", "Content"),
        .. Outputs("System.Web.Mvc.Controller", "data", "Json"),
        .. Outputs("System.Web.Http.ApiController", "message", "BadRequest"),
        .. Outputs("System.Web.Http.ApiController", "value", "Content"),
        .. Outputs("System.Net.Http.HttpRequestMessageExtensions", "value", "CreateResponse"),
        .. Outputs("System.Net.Http.HttpRequestMessageExtensions", "message", "CreateErrorResponse"),
    ];

    /// <summary>Properties whose value becomes part of the response.</summary>
    public static IReadOnlyList<ClientOutput> Properties { get; } =
    [
        .. Outputs(ProblemDetails, "", "Detail", Extensions),
        .. Outputs("Microsoft.AspNetCore.Mvc.ContentResult", "", "Content"),
        .. Outputs("Microsoft.AspNetCore.Mvc.ObjectResult", "", "Value"),
        .. Outputs("System.Web.Mvc.ContentResult", "", "Content"),
        .. Outputs("System.Web.Mvc.JsonResult", "", "Data"),
        .. Outputs("System.Web.UI.WebControls.Label", "", "Text"),
        .. Outputs("System.Web.UI.WebControls.Literal", "", "Text"),
        .. Outputs("System.Web.UI.HtmlControls.HtmlContainerControl", "", "InnerHtml", "InnerText"),
    ];

    /// <summary>Methods that add a page with every detail of an error, and what it shows as the middle of a sentence.</summary>
    public static IReadOnlyList<LoggingSwitch> Pages { get; } =
    [
        new("Microsoft.AspNetCore.Builder.DeveloperExceptionPageExtensions", "UseDeveloperExceptionPage", StackTraces),
        new("Microsoft.AspNetCore.Builder.DatabaseErrorPageExtensions", "UseDatabaseErrorPage", "shows every client the errors of the database, its tables and its queries"),
        new("Microsoft.AspNetCore.Builder.MigrationsEndPointExtensions", "UseMigrationsEndPoint", "shows every client which migrations the database lacks, and lets it apply them"),
        new("Owin.ErrorPageExtensions", "UseErrorPage", StackTraces),
    ];

    /// <summary>Methods that map a lambda to an address: what it returns is the response.</summary>
    public const string Endpoints = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";

    /// <summary>The types whose public methods are actions: a text they return is the response.</summary>
    public static IReadOnlyList<string> Controllers { get; } = [ControllerBase, "System.Web.Http.ApiController", "System.Web.Mvc.Controller"];

    /// <summary>The dictionary of a <c>ProblemDetails</c>, written by index.</summary>
    public const string Extensions = "Extensions";

    private const string ControllerBase = "Microsoft.AspNetCore.Mvc.ControllerBase";

    private const string ProblemDetails = "Microsoft.AspNetCore.Mvc.ProblemDetails";

    private const string StackTraces = "shows every client the stack trace, source lines, cookies and headers of a failed request";

    private static IEnumerable<ClientOutput> Outputs(string type, string parameter, params string[] names) => names.Select(name => new ClientOutput(type, name, [parameter]));
}

/// <summary>A member through which something reaches the client.</summary>
/// <param name="Parameters">The names of the parameters that do, for a method.</param>
internal sealed record ClientOutput(string TypeMetadataName, string Name, string[] Parameters) : ICataloguedMember;
