import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'imagebuilder-001',
  name: 'Build an image with a role',
  description:
    'The caller writes a component and a recipe of an image, and has it built on a machine with the instance profile of the role.',
  target: { kind: 'role', trusts: 'ec2.amazonaws.com', profile: true },
  requests: [
    passRole('ec2.amazonaws.com'),
    {
      action: 'imagebuilder:CreateComponent',
      on: inAccount('imagebuilder', 'component/{component}/{componentVersion}/{componentBuildId}'),
    },
    { action: 'imagebuilder:CreateImageRecipe', on: inAccount('imagebuilder', 'image-recipe/{recipe}/{recipeVersion}') },
    {
      action: 'imagebuilder:CreateInfrastructureConfiguration',
      on: inAccount('imagebuilder', 'infrastructure-configuration/{configuration}'),
    },
    { action: 'imagebuilder:CreateImage', on: inAccount('imagebuilder', 'image/{recipe}/{recipeVersion}/{imageBuildId}') },
  ],
  gain: 'become',
}
