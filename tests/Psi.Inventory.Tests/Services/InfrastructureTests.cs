namespace Psi.Inventory.Tests.Services;

/// <summary>Terraform, Bicep, and templates of Azure and AWS.</summary>
public class InfrastructureTests
{
    [Fact]
    public void Terraform_gives_the_types_of_resources_and_data() => Assert.Equal(
        [
            "(6,11) resource azurerm_key_vault",
            "(13,7) resource azurerm_client_config",
            "(25,11) resource azurerm_cdn_frontdoor_profile",
        ],
        SignsOf.File("infra/main.tf", """
            # resource "azurerm_old" "x" {
            // resource "azurerm_old" "y" {
            /* resource "azurerm_old" "z" {
            */
            terraform { required_version = ">= 1.9" }
            resource "azurerm_key_vault" "main" {
              name = "kv-${var.name == "a" ? "resource \"b\" \"c\" {" : "d"}"
              tags = { resource = "data" }
              dynamic "network_acls" {
                content { default_action = "Deny" }
              }
            }
            data "azurerm_client_config" "current" {}
            locals {
              text = <<-EOT
            resource "azurerm_text" "x" {
            }
              EOT
              odd = "resource"
            }
            module "waf" {
              source = "./waf"
              resource "azurerm_inner" "no" {}
            }
            resource "azurerm_cdn_frontdoor_profile" "x" {
            """));

    [Theory]
    [InlineData("infra/dev/main.tf", "resource \"a\" \"b\" {}", "(1,11) resource a [Development]")]
    [InlineData("infra/prod.tf", "data \"a\" \"b\" {}", "(1,7) resource a [Production]")]
    [InlineData("main.tf.json", "{ \"resource\": { \"aws_wafv2_web_acl\": { \"x\": {} } } }", "(1,17) resource aws_wafv2_web_acl")]
    [InlineData("main.tf.json", "{ \"data\": [ { \"aws_secret\": {} } ], \"a\": { \"b\": 1 } }", "(1,15) resource aws_secret")]
    public void Each_form_of_Terraform_is_read(string path, string text, string expected) =>
        Assert.Equal([expected], SignsOf.File(path, text));

    [Theory]
    [InlineData("a.tf", "x = \"resource\" \"a\" \"b\" {")]
    [InlineData("a.tf", "resource \"a\" {\n}")]
    [InlineData("a.tf", "resource = \"a\"")]
    [InlineData("a.tf", "output \"x\" {\n  value = data.a.b\n}")]
    [InlineData("a.tfvars", "resource \"a\" \"b\" {}")]
    [InlineData("a.bicep", "// resource x 'A.B/c@1' = {}\n/* resource x 'A.B/c@1' = {} */\nvar t = '''\nresource x 'A.B/c@1' = {\n'''")]
    [InlineData("a.bicep", "var s = 'resource x \\'A.B/c@1\\' = {'\nmodule m './vault.bicep' = {}\nparam resource string = 'A.B/c'")]
    [InlineData("a.json", "{ \"$schema\": \"https://x/deploymentParameters.json#\", \"resources\": [ { \"type\": \"A.B/c\" } ] }")]
    [InlineData("a.json", "{ \"Resources\": { \"a\": { \"Type\": \"Custom\" } }, \"b\": \"AWS::No\" }")]
    [InlineData("a.yaml", "# AWS::KMS::Key Resources\na: b")]
    [InlineData("a.yaml", "text: |\n  Resources:\n    K:\n      Type: AWS::KMS::Key")]
    public void What_only_looks_like_a_resource_says_nothing(string path, string text) => Assert.Empty(SignsOf.File(path, text));

    [Fact]
    public void Bicep_gives_the_types_of_resources_without_their_versions() => Assert.Equal(
        [
            "(4,17) resource Microsoft.KeyVault/vaults",
            "(9,20) resource Microsoft.KeyVault/vaults/secrets",
            "(13,24) resource Microsoft.Insights/components",
            "(15,16) resource Microsoft.Cdn/profiles",
        ],
        SignsOf.File("infra/main.bicep", """
            targetScope = 'resourceGroup'
            param name string
            // the vault
            resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
              name: 'kv-${name}-${uniqueString('a', '}')}'
              properties: {
                sku: { family: 'A' }
              }
              resource secret 'secrets' = {
                name: 'db'
              }
            }
              resource insights   'Microsoft.Insights/components@2020-02-02' existing = { name: 'x' }
            @description('a resource')
            resource cdn  'Microsoft.Cdn/profiles@2024-02-01' = [for i in range(0, 2): { name: 'c${i}' }]
            """));

    [Fact]
    public void A_template_of_Azure_gives_the_types_of_all_its_resources() => Assert.Equal(
        [
            "(5,15) resource Microsoft.KeyVault/vaults",
            "(8,33) resource Microsoft.KeyVault/vaults/secrets",
            "(11,15) resource Microsoft.Resources/deployments",
            "(12,67) resource Microsoft.Network/frontDoors",
        ],
        SignsOf.File("azuredeploy.json", """
            {
              "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
              "parameters": { "type": { "type": "string" } },
              "resources": [
                { "type": "Microsoft.KeyVault/vaults", "apiVersion": "2023-07-01",
                  // inside it
                  "resources": [
                    { "name": "db", "type": "secrets" } ],
                  "properties": { "type": "Microsoft.No/resource" }
                },
                { "type": "Microsoft.Resources/deployments",
                  "properties": { "template": { "resources": { "f": { "type": "Microsoft.Network/frontDoors" } } } } }
              ]
            }
            """));

    [Fact]
    public void A_template_of_AWS_gives_its_types_in_YAML_and_JSON()
    {
        Assert.Equal(
            ["(4,11) resource AWS::WAFv2::WebACL", "(10,11) resource Custom::Thing"],
            SignsOf.File("template.yaml", """
                AWSTemplateFormatVersion: "2010-09-09"
                Resources:
                  Firewall:
                    Type: AWS::WAFv2::WebACL
                    Properties:
                      Name: !Sub "${AWS::StackName}-waf"
                      Arn: !GetAtt Other.Arn
                      Parts: !Join [ "", [ a, b ] ]
                  Other:
                    Type: Custom::Thing
                """));
        Assert.Equal(
            ["(1,33) resource AWS::SecretsManager::Secret"],
            SignsOf.File("stack.json", "{ \"Resources\": { \"S\": { \"Type\": \"AWS::SecretsManager::Secret\" } } }"));
    }
}
