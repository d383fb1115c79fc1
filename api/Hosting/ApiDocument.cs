using System.Text.Json;
using System.Text.Json.Nodes;
using EmailSync.Features.Me;
using EmailSync.Hosting.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EmailSync.Hosting;

/// <summary>
/// The OpenAPI document, which is the contract of the interface. Each operation says who may call it: <c>security</c> is empty for everybody, else
/// a person's token; <see cref="RequiredRole"/> names the app role where one is needed.
/// </summary>
internal static class ApiDocument
{
    public const string RequiredRole = "x-required-role";

    private const string Scheme = "bearer";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } id
            ? id.EndsWith("Document", StringComparison.Ordinal) ? id[..^"Document".Length] : id
            : null;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "EmailSync", Version = "v1" };
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            foreach (var schema in document.Components.Schemas?.Values.OfType<OpenApiSchema>() ?? [])
            {
                Correct(schema);
            }

            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(TypeInstants);
        options.AddOperationTransformer(AddWhoMayCall);
    });

    /// <summary>
    /// A shared enumeration is of words and never null: where one may be missing, the property says so. A problem document has more fields than
    /// its class.
    /// </summary>
    private static void Correct(OpenApiSchema schema)
    {
        if (schema.Enum is { Count: > 0 } words)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. words.Where(word => word is not null && word.GetValueKind() == JsonValueKind.String)];
        }

        if (schema.Properties?.ContainsKey("detail") == true)
        {
            schema.AdditionalPropertiesAllowed = true;
        }
    }

    /// <summary>Instants are written by a converter of ours, of which the schema knows only the format.</summary>
    private static Task TypeInstants(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (context.JsonTypeInfo.Type == typeof(DateTimeOffset?))
        {
            schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
        }

        return Task.CompletedTask;
    }

    private static async Task AddWhoMayCall(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var authorize = metadata.OfType<IAuthorizeData>().ToList();
        if (metadata.OfType<IAllowAnonymous>().Any() || authorize.Count == 0)
        {
            operation.Security = [];
            return;
        }

        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        await AddProblemAsync(operation, context, StatusCodes.Status401Unauthorized, "No valid access token", cancellationToken);
        if (authorize.Any(data => data.Policy == SignInServices.Administrator))
        {
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            operation.Extensions[RequiredRole] = new JsonNodeExtension(JsonValue.Create(CurrentUser.AdministratorRole));
            await AddProblemAsync(operation, context, StatusCodes.Status403Forbidden, "Not an administrator", cancellationToken);
        }
    }

    private static async Task AddProblemAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, int status, string description, CancellationToken cancellationToken)
    {
        operation.Responses ??= [];
        operation.Responses[$"{status}"] = new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken) },
            },
        };
    }
}
