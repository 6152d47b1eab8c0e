{{%AUTOESCAPE context="HTML"}}
<div class="usa-form-group{{#INVALID}} usa-form-group--error{{/INVALID}}">
<label class="usa-label" for="{{ID}}">{{LABEL}}{{#REQUIRED}} {{required}}{{/REQUIRED}}{{#OPTIONAL}} <span class="gh-soft">{{say:pages.page.optional}}</span>{{/OPTIONAL}}</label>
{{#HINT}}<span class="usa-hint" id="{{ID}}-hint">{{TEXT}}</span>{{/HINT}}
{{#ERROR}}<span class="usa-error-message" id="{{ID}}-error">{{icon:error}}<span><span class="gh-sr">{{say:common.page.error}}</span>{{MESSAGE}}</span></span>{{/ERROR}}
<textarea class="usa-textarea{{#INVALID}} usa-input--error{{/INVALID}}" id="{{ID}}" name="{{ID}}"{{#REQUIRED}} aria-required="true"{{/REQUIRED}}{{#DESCRIBED}} aria-describedby="{{BY}}"{{/DESCRIBED}}{{#INVALID}} aria-invalid="true"{{/INVALID}}>{{VALUE}}</textarea>
</div>
